package casebell.policy.engine;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Some bits of a word of the record, in one step: all of the mask as wanted, or one of the mask set.
 *
 * @param want what the bits must be; ignored when one is enough
 * @param isOneEnough whether one set bit is enough
 */
record Bits(int word, long mask, long want, boolean isOneEnough) implements Test {
    static Bits set(int bit) {
        return new Bits(bit >> 6, 1L << bit, 1L << bit, false);
    }

    static Bits clear(int bit) {
        return new Bits(bit >> 6, 1L << bit, 0, false);
    }

    /** One set bit is asked for, so that it can stand in both kinds of company. */
    boolean isOneBit() {
        return Long.bitCount(mask) == 1 && (isOneEnough || want == mask);
    }

    boolean isExact() {
        return !isOneEnough || isOneBit();
    }

    long wanted() {
        return isOneEnough ? mask : want;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public int price() {
        return 0;
    }

    @Override
    public void unless(Code code, Label no) {
        code.go(load(code) ? Opcodes.IFNE : Opcodes.IFEQ, no);
    }

    @Override
    public void when(Code code, Label yes) {
        code.go(load(code) ? Opcodes.IFEQ : Opcodes.IFNE, yes);
    }

    /** Whether zero means that it holds. */
    private boolean load(Code code) {
        code.word(word);
        code.push(mask);
        code.add(Opcodes.LAND);
        boolean isNothing = isOneEnough || wanted() == 0 || isOneBit();
        code.push(isNothing ? 0 : want);
        code.add(Opcodes.LCMP);
        return !(isOneEnough || isOneBit());
    }
}

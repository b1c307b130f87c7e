package casebell.policy.engine;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * A part that is answered only when it is asked, once for each record.
 *
 * @param isHolding whether it must hold, or must fail
 */
record Lazy(int part, boolean isHolding) implements Test {
    @Override
    public int size() {
        return 1;
    }

    @Override
    public int price() {
        return 10;
    }

    @Override
    public void unless(Code code, Label no) {
        code.ask(this);
        code.go(Opcodes.IFEQ, no);
    }

    @Override
    public void when(Code code, Label yes) {
        code.ask(this);
        code.go(Opcodes.IFNE, yes);
    }
}

package casebell.policy.engine;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** What always or never holds. */
record Fixed(boolean holds) implements Test {
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
        if (!holds) {
            code.go(Opcodes.GOTO, no);
        }
    }

    @Override
    public void when(Code code, Label yes) {
        if (holds) {
            code.go(Opcodes.GOTO, yes);
        }
    }
}

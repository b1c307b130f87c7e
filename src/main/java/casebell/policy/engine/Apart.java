package casebell.policy.engine;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** A test in a method of its own: methods must stay small, and what is asked twice is written once. */
final class Apart implements Test {
    private final Test test;

    Apart(Test test) {
        this.test = test;
    }

    Test test() {
        return test;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public int price() {
        return test.price() + 1;
    }

    @Override
    public void unless(Code code, Label no) {
        code.call(this);
        code.go(Opcodes.IFEQ, no);
    }

    @Override
    public void when(Code code, Label yes) {
        code.call(this);
        code.go(Opcodes.IFNE, yes);
    }
}

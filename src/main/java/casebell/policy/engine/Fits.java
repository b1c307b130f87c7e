package casebell.policy.engine;

import casebell.policy.condition.Amount.Operation;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Whether a calculation with whole numbers has a result of 64 bits. */
record Fits(Operation operation, Term left, Term right) implements Test {
    @Override
    public int size() {
        return left.size() + right.size() + 1;
    }

    @Override
    public int price() {
        return 1 + size();
    }

    @Override
    public void unless(Code code, Label no) {
        ask(code);
        code.go(Opcodes.IFEQ, no);
    }

    @Override
    public void when(Code code, Label yes) {
        ask(code);
        code.go(Opcodes.IFNE, yes);
    }

    private void ask(Code code) {
        left.push(code);
        right.push(code);
        code.calculate(
                switch (operation) {
                    case PLUS -> "sumFits";
                    case MINUS -> "differenceFits";
                    case TIMES -> "productFits";
                    case BY -> "quotientFits";
                },
                "(JJ)Z");
    }
}

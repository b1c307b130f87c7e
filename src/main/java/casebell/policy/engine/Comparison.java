package casebell.policy.engine;

import casebell.policy.condition.Formula.Sign;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Two amounts compared, both whole or both with a fraction. An absent fraction is NaN, with which no comparison holds.
 *
 * @param isContrary whether it must fail in place of hold
 */
record Comparison(Term left, Sign sign, Term right, boolean isContrary) implements Test {
    @Override
    public int size() {
        return left.size() + right.size();
    }

    @Override
    public int price() {
        return 1 + size();
    }

    @Override
    public void unless(Code code, Label no) {
        compare(code);
        code.go(isContrary ? jump(sign) : against(sign), no);
    }

    @Override
    public void when(Code code, Label yes) {
        compare(code);
        code.go(isContrary ? against(sign) : jump(sign), yes);
    }

    @Override
    public Optional<Threshold> threshold() {
        boolean isLower = !isContrary && (sign == Sign.AT_LEAST || sign == Sign.MORE);
        return isLower && left.slot().isPresent()
                ? right.constant().map(c -> new Threshold(left.slot().getAsInt(), c, sign == Sign.MORE, this))
                : Optional.empty();
    }

    private void compare(Code code) {
        left.push(code);
        right.push(code);
        if (!left.isFraction()) {
            code.add(Opcodes.LCMP);
            return;
        }
        // NaN counts as what makes the test fail
        boolean isBelow = switch (sign) {
            case EQUAL, AT_LEAST, MORE -> !isContrary;
            case AT_MOST, LESS -> isContrary;
        };
        code.add(isBelow ? Opcodes.DCMPL : Opcodes.DCMPG);
    }

    private static int jump(Sign sign) {
        return switch (sign) {
            case EQUAL -> Opcodes.IFEQ;
            case AT_LEAST -> Opcodes.IFGE;
            case MORE -> Opcodes.IFGT;
            case AT_MOST -> Opcodes.IFLE;
            case LESS -> Opcodes.IFLT;
        };
    }

    private static int against(Sign sign) {
        return switch (sign) {
            case EQUAL -> Opcodes.IFNE;
            case AT_LEAST -> Opcodes.IFLT;
            case MORE -> Opcodes.IFLE;
            case AT_MOST -> Opcodes.IFGT;
            case LESS -> Opcodes.IFGE;
        };
    }
}

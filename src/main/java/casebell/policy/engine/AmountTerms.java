package casebell.policy.engine;

import casebell.policy.condition.Amount;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Each amount as code, over the slots of a layout. */
final class AmountTerms implements Amount.Forms<Term> {
    private static final Test YES = new Fixed(true);

    private final Layout layout;

    AmountTerms(Layout layout) {
        this.layout = layout;
    }

    @Override
    public Term of(Amount.Of form) {
        Binding fact = layout.of(form.fact());
        int slot = fact.amount();
        return fact.isFraction() ? Term.ofSlot(true, slot, YES) : Term.ofSlot(false, slot, Bits.set(fact.given()));
    }

    @Override
    public Term score(Amount.Score form) {
        return Term.ofSlot(true, layout.score(form.signal(), form.fallback().orElse(Double.NaN)), YES);
    }

    @Override
    public Term size(Amount.Size form) {
        Binding fact = layout.of(form.fact());
        return Term.ofSlot(false, fact.size(), Bits.set(fact.given()));
    }

    @Override
    public Term whole(Amount.Whole form) {
        return Term.of(form.value());
    }

    @Override
    public Term fraction(Amount.Fraction form) {
        return Term.of(form.value());
    }

    @Override
    public Term ofWholes(Amount.OfWholes form) {
        Term left = form.left().fold(this);
        Term right = form.right().fold(this);
        Test fits = form.isChecked() ? new Fits(form.operation(), left, right) : YES;
        Test known = Several.all(List.of(left.known(), right.known(), fits));
        return Term.calculated(false, left.size() + right.size(), known, code -> {
            left.push(code);
            right.push(code);
            switch (form.operation()) {
                case PLUS -> code.add(Opcodes.LADD);
                case MINUS -> code.add(Opcodes.LSUB);
                case TIMES -> code.add(Opcodes.LMUL);
                case BY -> code.calculate("quotient", "(JJ)J");
            }
        });
    }

    @Override
    public Term ofFractions(Amount.OfFractions form) {
        Term left = form.left().fold(this);
        Term right = form.right().fold(this);
        Test known = Several.all(List.of(left.known(), right.known()));
        return Term.calculated(true, left.size() + right.size(), known, code -> {
            left.push(code);
            right.push(code);
            code.add(
                    switch (form.operation()) {
                        case PLUS -> Opcodes.DADD;
                        case MINUS -> Opcodes.DSUB;
                        case TIMES -> Opcodes.DMUL;
                        case BY -> Opcodes.DDIV;
                    });
        });
    }

    @Override
    public Term asFraction(Amount.AsFraction form) {
        Term whole = form.whole().fold(this);
        return Term.calculated(true, whole.size() + 1, whole.known(), code -> {
            whole.push(code);
            code.add(Opcodes.L2D);
        });
    }
}

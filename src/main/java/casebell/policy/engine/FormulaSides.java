package casebell.policy.engine;

import casebell.policy.condition.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Both sides of each form, over the slots of a layout. */
final class FormulaSides implements Formula.Forms<Sides> {
    private final Layout layout;
    private final AmountTerms terms;

    FormulaSides(Layout layout) {
        this.layout = layout;
        terms = new AmountTerms(layout);
    }

    @Override
    public Sides always(Formula.Always form) {
        return Sides.of(form.holds());
    }

    @Override
    public Sides not(Formula.Not form) {
        return form.of().fold(this).not();
    }

    @Override
    public Sides all(Formula.All form) {
        return Sides.all(form.of().stream().map(f -> f.fold(this)).toList());
    }

    @Override
    public Sides either(Formula.Either form) {
        return Sides.one(form.of().stream().map(f -> f.fold(this)).toList());
    }

    @Override
    public Sides choice(Formula.Choice form) {
        return Sides.choice(
                form.asked().fold(this),
                form.then().fold(this),
                form.otherwise().fold(this));
    }

    @Override
    public Sides given(Formula.Given form) {
        int bit = layout.of(form.fact()).given();
        return new Sides(Bits.set(bit), Bits.clear(bit));
    }

    @Override
    public Sides flagged(Formula.Flagged form) {
        Binding fact = layout.of(form.fact());
        int bit = fact.flag();
        return new Sides(Bits.set(bit), Several.all(List.of(Bits.set(fact.given()), Bits.clear(bit))));
    }

    @Override
    public Sides word(Formula.Word form) {
        Binding fact = layout.of(form.fact());
        int given = fact.given();
        Map<Integer, Long> masks = new TreeMap<>();
        form.words().stream().sorted().forEach(word -> {
            int bit = fact.word(word);
            masks.merge(bit >> 6, 1L << bit, (a, b) -> a | b);
        });
        List<Test> holds = new ArrayList<>();
        List<Test> fails = new ArrayList<>(List.of(Bits.set(given)));
        masks.forEach((word, mask) -> {
            holds.add(new Bits(word, mask, 0, true));
            fails.add(new Bits(word, mask, 0, false));
        });
        return new Sides(Several.one(holds), Several.all(fails));
    }

    @Override
    public Sides entry(Formula.Entry form) {
        int bit = layout.of(form.list()).word(form.entry());
        return new Sides(Bits.set(bit), Bits.clear(bit));
    }

    @Override
    public Sides tested(Formula.Tested form) {
        int bit = layout.of(form.fact()).tested(form.name(), form.test());
        return new Sides(Bits.set(bit), Bits.clear(bit));
    }

    @Override
    public Sides scored(Formula.Scored form) {
        int bit = layout.of("signals").word(form.signal());
        return new Sides(Bits.set(bit), Bits.clear(bit));
    }

    @Override
    public Sides compared(Formula.Compared form) {
        Term left = form.left().fold(terms);
        Term right = form.right().fold(terms);
        Test known = Several.all(List.of(left.known(), right.known()));
        Test fails;
        if (left.isFraction() && form.sign() == Formula.Sign.EQUAL) {
            // unequal is more or less: with NaN, which is absence, neither is true
            fails = Several.one(List.of(
                    new Comparison(left, Formula.Sign.MORE, right, false),
                    new Comparison(left, Formula.Sign.LESS, right, false)));
        } else {
            fails = new Comparison(left, form.sign(), right, true);
        }
        return new Sides(
                Several.all(List.of(known, new Comparison(left, form.sign(), right, false))),
                Several.all(List.of(known, fails)));
    }

    @Override
    public Sides written(Formula.Written form) {
        Binding fact = layout.of(form.fact());
        int text = fact.text();
        int part = layout.part(
                "text " + form.fact() + " " + form.name(),
                slots -> Slots.answer(form.test().test(slots.text(text))));
        if (!form.needed().isNothing()) {
            layout.want(text, new Scan.Wanted(part, form.needed(), form.phrase()));
        }
        return known(List.of(Bits.set(fact.given())), part);
    }

    @Override
    public Sides sameText(Formula.SameText form) {
        Binding left = layout.of(form.left());
        Binding right = layout.of(form.right());
        int one = left.text();
        int other = right.text();
        int part = layout.part(
                "same " + form.left() + " " + form.right(),
                slots -> Slots.answer(slots.text(one).equals(slots.text(other))));
        return known(List.of(Bits.set(left.given()), Bits.set(right.given())), part);
    }

    @Override
    public Sides handed(Formula.Handed form) {
        return known(List.of(), layout.part("cel " + form.name(), slots -> slots.ask(form.judge())));
    }

    private static Sides known(List<Test> given, int part) {
        return new Sides(and(given, new Lazy(part, true)), and(given, new Lazy(part, false)));
    }

    private static Test and(List<Test> given, Test last) {
        List<Test> all = new ArrayList<>(given);
        all.add(last);
        return Several.all(all);
    }
}

package casebell.policy.engine;

import java.util.List;

/**
 * A condition as two questions: whether it holds, and whether it fails. When neither does, it cannot be answered. CEL's rules for what
 * cannot be answered then need no third path: {@code a && b} holds when both hold and fails when one fails, whatever the other is.
 */
record Sides(Test holds, Test fails) {
    static Sides of(boolean holds) {
        return new Sides(new Fixed(holds), new Fixed(!holds));
    }

    Sides not() {
        return new Sides(/* holds= */ fails, /* fails= */ holds);
    }

    static Sides all(List<Sides> sides) {
        return new Sides(
                Several.all(sides.stream().map(Sides::holds).toList()),
                Several.one(sides.stream().map(Sides::fails).toList()));
    }

    static Sides one(List<Sides> sides) {
        return all(sides.stream().map(Sides::not).toList()).not();
    }

    /** What is asked stands in both branches: it is written once, when it is more than a step. */
    static Sides choice(Sides asked, Sides then, Sides otherwise) {
        Test yes = asked.holds().size() > 4 ? new Apart(asked.holds()) : asked.holds();
        Test no = asked.fails().size() > 4 ? new Apart(asked.fails()) : asked.fails();
        return new Sides(
                Several.one(
                        List.of(Several.all(List.of(yes, then.holds())), Several.all(List.of(no, otherwise.holds())))),
                Several.one(
                        List.of(Several.all(List.of(yes, then.fails())), Several.all(List.of(no, otherwise.fails())))));
    }
}

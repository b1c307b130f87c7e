package casebell.policy.condition;

import casebell.policy.facts.Facts;
import casebell.policy.facts.Mention;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A part of a condition, for the question how close it came. */
sealed interface Part {
    /** How close. */
    enum Nearness {
        /** Not close. */
        NO,
        /** A number is a little short. */
        NEAR,
        /** It holds. */
        YES
    }

    /**
     * How close a part came.
     *
     * @param shortfalls what is short, when the answer is {@link Nearness#NEAR}
     */
    record Found(Nearness answer, List<Shortfall> shortfalls) {
        static final Found YES = new Found(Nearness.YES, List.of());
        static final Found NO = new Found(Nearness.NO, List.of());

        public Found {
            shortfalls = List.copyOf(shortfalls);
        }
    }

    /** Whether this part holds, as CEL defines it: one side that decides absorbs what the other cannot answer. Never throws. */
    Condition.Answer answer(Facts facts);

    /** How close this part came. Never throws; a part that cannot be answered did not come close. */
    Found ask(Facts facts);

    /** All of these. */
    record All(Part left, Part right) implements Part {
        @Override
        public Condition.Answer answer(Facts facts) {
            Condition.Answer first = left.answer(facts);
            if (first == Condition.Answer.NO) {
                return first;
            }
            Condition.Answer second = right.answer(facts);
            return second == Condition.Answer.NO || first == Condition.Answer.YES ? second : first;
        }

        @Override
        public Found ask(Facts facts) {
            Found first = left.ask(facts);
            if (first.answer() == Nearness.NO) {
                return Found.NO;
            }
            Found second = right.ask(facts);
            if (second.answer() == Nearness.NO || first.answer() == Nearness.YES) {
                return second;
            }
            List<Shortfall> both = new ArrayList<>(first.shortfalls());
            both.addAll(second.shortfalls());
            return new Found(Nearness.NEAR, both);
        }
    }

    /** One of these. */
    record Either(Part left, Part right) implements Part {
        @Override
        public Condition.Answer answer(Facts facts) {
            Condition.Answer first = left.answer(facts);
            if (first == Condition.Answer.YES) {
                return first;
            }
            Condition.Answer second = right.answer(facts);
            return second == Condition.Answer.YES || first == Condition.Answer.NO ? second : first;
        }

        @Override
        public Found ask(Facts facts) {
            Found first = left.ask(facts);
            if (first.answer() == Nearness.YES) {
                return first;
            }
            Found second = right.ask(facts);
            return second.answer().compareTo(first.answer()) > 0 ? second : first;
        }
    }

    /** The contrary; it is never close. */
    record Not(Part of) implements Part {
        @Override
        public Condition.Answer answer(Facts facts) {
            return of.answer(facts).contrary();
        }

        @Override
        public Found ask(Facts facts) {
            return answer(facts) == Condition.Answer.YES ? Found.YES : Found.NO;
        }
    }

    /**
     * A number compared with a constant.
     *
     * @param whole the comparison itself
     * @param number what is compared
     * @param sign {@code >=}, {@code >}, {@code <=} or {@code <}
     */
    record Threshold(Part whole, Quick.Amount number, Mention of, String sign, double asked) implements Part {
        @Override
        public Condition.Answer answer(Facts facts) {
            return whole.answer(facts);
        }

        @Override
        public Found ask(Facts facts) {
            OptionalDouble value = number.of(facts);
            if (value.isEmpty()) {
                return Found.NO;
            }
            if (holds(value.getAsDouble())) {
                return Found.YES;
            }
            Shortfall shortfall = new Shortfall(of, value.getAsDouble(), sign, asked);
            return shortfall.isSmall() && of.isKnown(facts) ? new Found(Nearness.NEAR, List.of(shortfall)) : Found.NO;
        }

        private boolean holds(double value) {
            return switch (sign) {
                case ">=" -> value >= asked;
                case ">" -> value > asked;
                case "<=" -> value <= asked;
                default -> value < asked;
            };
        }
    }

    /** Anything that is answered at once. */
    record Known(Quick quick) implements Part {
        @Override
        public Condition.Answer answer(Facts facts) {
            return quick.ask(facts);
        }

        @Override
        public Found ask(Facts facts) {
            return quick.ask(facts) == Condition.Answer.YES ? Found.YES : Found.NO;
        }
    }

    /** Anything else. */
    record Whole(CelRuntime.Program program) implements Part {
        @Override
        public Condition.Answer answer(Facts facts) {
            return Part.answer(program, facts);
        }

        @Override
        public Found ask(Facts facts) {
            return answer(facts) == Condition.Answer.YES ? Found.YES : Found.NO;
        }
    }

    /** What cel-java says. */
    static Condition.Answer answer(CelRuntime.Program program, Facts facts) {
        try {
            return program.eval(facts.tree()) instanceof Boolean holds
                    ? holds ? Condition.Answer.YES : Condition.Answer.NO
                    : Condition.Answer.UNKNOWN;
        } catch (CelEvaluationException e) {
            return Condition.Answer.UNKNOWN;
        }
    }

    /** A number that cel-java calculates. */
    static Quick.Amount number(CelRuntime.Program program) {
        return facts -> {
            try {
                return program.eval(facts.tree()) instanceof Number found
                        ? OptionalDouble.of(found.doubleValue())
                        : OptionalDouble.empty();
            } catch (CelEvaluationException e) {
                return OptionalDouble.empty();
            }
        };
    }
}

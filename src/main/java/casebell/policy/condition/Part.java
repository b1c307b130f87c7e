package casebell.policy.condition;

import casebell.policy.facts.Facts;
import casebell.policy.facts.Mention;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;

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

    /** How close this part came. Never throws; a part that cannot be answered did not come close. */
    Found ask(Facts facts);

    /** All of these. */
    record All(Part left, Part right) implements Part {
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
        public Found ask(Facts facts) {
            Found first = left.ask(facts);
            if (first.answer() == Nearness.YES) {
                return first;
            }
            Found second = right.ask(facts);
            return second.answer().compareTo(first.answer()) > 0 ? second : first;
        }
    }

    /**
     * A number compared with a constant.
     *
     * @param number what is compared
     * @param sign {@code >=}, {@code >}, {@code <=} or {@code <}
     */
    record Threshold(CelRuntime.Program number, Mention of, String sign, double asked) implements Part {
        @Override
        public Found ask(Facts facts) {
            try {
                if (!(number.eval(facts.tree()) instanceof Number found)) {
                    return Found.NO;
                }
                double value = found.doubleValue();
                if (holds(value)) {
                    return Found.YES;
                }
                Shortfall shortfall = new Shortfall(of, value, sign, asked);
                return shortfall.isSmall() && of.isKnown(facts)
                        ? new Found(Nearness.NEAR, List.of(shortfall))
                        : Found.NO;
            } catch (CelEvaluationException e) {
                return Found.NO;
            }
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

    /** Anything else. */
    record Whole(CelRuntime.Program program) implements Part {
        @Override
        public Found ask(Facts facts) {
            try {
                return Boolean.TRUE.equals(program.eval(facts.tree())) ? Found.YES : Found.NO;
            } catch (CelEvaluationException e) {
                return Found.NO;
            }
        }
    }
}

package casebell.policy.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;

/** A question about slots with two answers, as code. Questions never fail and change nothing, so they can be asked in any order. */
interface Test {
    /** About how many instructions of three bytes it takes, in fifths. */
    int size();

    /** Rank of its price: the cheap ones are asked first. */
    int price();

    /** Falls through when it holds, goes to {@code no} when it does not. */
    void unless(Code code, Label no);

    /** Goes to {@code yes} when it holds, falls through when it does not. */
    void when(Code code, Label yes);

    /** Those that must all hold. */
    default List<Test> conjuncts() {
        return List.of(this);
    }

    /** Those of which one must hold. */
    default List<Test> alternatives() {
        return List.of(this);
    }

    /** The threshold by which rules are sorted, when this is one. */
    default Optional<Threshold> threshold() {
        return Optional.empty();
    }

    /**
     * One amount of the record that must reach a constant.
     *
     * @param slot where it stands
     * @param constant what it must reach
     * @param isMore whether it must be more, and not just as much
     * @param test the whole test
     */
    record Threshold(int slot, Term.Constant constant, boolean isMore, Test test) {
        /** The one that is reached first comes first. */
        static final Comparator<Threshold> ORDER =
                Comparator.comparing(Threshold::constant).thenComparing(Threshold::isMore);

        /** Whether both are reached by the same amounts. */
        boolean isSame(Threshold other) {
            return slot == other.slot && ORDER.compare(this, other) == 0;
        }
    }
}

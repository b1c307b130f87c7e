package casebell.policy.engine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * An amount as code.
 *
 * @param isFraction whether it is a number with a fraction
 * @param size as for {@link Test#size()}
 * @param push leaves the amount on the stack
 * @param known when it can be answered at all
 * @param slot its slot, when it is nothing but one
 * @param constant its value, when it is nothing but one
 */
record Term(boolean isFraction, int size, Push push, Test known, OptionalInt slot, Optional<Constant> constant) {
    /**
     * A constant, of one kind.
     *
     * @param fraction its value, when it is a number with a fraction; never a negative zero, which equals zero
     * @param whole its value otherwise
     */
    record Constant(boolean isFraction, double fraction, long whole) implements Comparable<Constant> {
        @Override
        public int compareTo(Constant other) {
            return isFraction ? Double.compare(fraction, other.fraction) : Long.compare(whole, other.whole);
        }
    }

    /** Code that leaves an amount on the stack. */
    interface Push extends Consumer<Code> {}

    static Term ofSlot(boolean isFraction, int slot, Test known) {
        Push push = isFraction ? code -> code.fraction(slot) : code -> code.whole(slot);
        return new Term(isFraction, 1, push, known, OptionalInt.of(slot), Optional.empty());
    }

    static Term of(long constant) {
        return constant(false, code -> code.push(constant), new Constant(false, 0, constant));
    }

    static Term of(double constant) {
        return constant(true, code -> code.push(constant), new Constant(true, constant + 0.0, 0));
    }

    private static Term constant(boolean isFraction, Push push, Constant constant) {
        return new Term(isFraction, 1, push, new Fixed(true), OptionalInt.empty(), Optional.of(constant));
    }

    static Term calculated(boolean isFraction, int size, Test known, Push push) {
        return new Term(isFraction, size, push, known, OptionalInt.empty(), Optional.empty());
    }

    void push(Code code) {
        push.accept(code);
    }
}

package casebell.policy.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A number in a {@link Formula}: 64 bits, whole or with a fraction. Times are nanoseconds since 1970, spans are nanoseconds.
 */
public sealed interface Amount {
    /** Times before are not laid out: such a case is answered by the conditions themselves. */
    Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** Times after are not laid out. */
    Instant LATEST = Instant.parse("2180-01-01T00:00:00Z");

    /** Longer spans are not laid out. */
    Duration LONGEST = Duration.ofDays(36_500);

    /** One answer for each form. */
    <T> T fold(Forms<T> forms);

    /** A fact that is a number, a time or a span; it may be absent. */
    record Of(String fact) implements Amount {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.of(this);
        }
    }

    /**
     * A score.
     *
     * @param fallback what an absent score counts as; empty when it then cannot be answered
     */
    record Score(String signal, OptionalDouble fallback) implements Amount {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.score(this);
        }
    }

    /** How many characters a text or entries a list has. */
    record Size(String fact) implements Amount {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.size(this);
        }
    }

    /** A constant. */
    record Whole(long value) implements Amount {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.whole(this);
        }
    }

    /** A constant. */
    record Fraction(double value) implements Amount {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.fraction(this);
        }
    }

    /**
     * Two whole numbers, calculated.
     *
     * @param isChecked whether the result may not fit into 64 bits, or a divisor be zero, and then cannot be answered
     */
    record OfWholes(Operation operation, Amount left, Amount right, boolean isChecked) implements Amount {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.ofWholes(this);
        }
    }

    /** Two numbers with a fraction, calculated; the result is known to be finite. */
    record OfFractions(Operation operation, Amount left, Amount right) implements Amount {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.ofFractions(this);
        }
    }

    /** A whole number as one with a fraction. */
    record AsFraction(Amount whole) implements Amount {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.asFraction(this);
        }
    }

    /** What is calculated. */
    enum Operation {
        /** Sum. */
        PLUS,
        /** Difference. */
        MINUS,
        /** Product. */
        TIMES,
        /** Quotient, towards zero when whole. */
        BY
    }

    /**
     * What is to be made of each form.
     *
     * @param <T> what is made
     */
    interface Forms<T> {
        /** A fact. */
        T of(Of form);

        /** A score. */
        T score(Score form);

        /** A size. */
        T size(Size form);

        /** A constant. */
        T whole(Whole form);

        /** A constant. */
        T fraction(Fraction form);

        /** Calculated. */
        T ofWholes(OfWholes form);

        /** Calculated. */
        T ofFractions(OfFractions form);

        /** Converted. */
        T asFraction(AsFraction form);
    }
}

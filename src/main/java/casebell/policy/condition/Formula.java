package casebell.policy.condition;

import casebell.policy.facts.Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A checked condition in the form that the engine compiles. It answers as {@link Condition#ask} does: whatever has no form of its own is
 * {@link Handed} over to cel-java, part by part.
 */
public sealed interface Formula {
    /** One answer for each form. */
    <T> T fold(Forms<T> forms);

    /** {@code true} or {@code false}. */
    record Always(boolean holds) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.always(this);
        }
    }

    /** The contrary. */
    record Not(Formula of) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.not(this);
        }
    }

    /** All of these; one that fails decides, whatever the others are. */
    record All(List<Formula> of) implements Formula {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.all(this);
        }
    }

    /** One of these; one that holds decides, whatever the others are. */
    record Either(List<Formula> of) implements Formula {
        public Either {
            of = List.copyOf(of);
        }

        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.either(this);
        }
    }

    /** {@code asked ? then : otherwise}. */
    record Choice(Formula asked, Formula then, Formula otherwise) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.choice(this);
        }
    }

    /** Whether a fact is there. */
    record Given(String fact) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.given(this);
        }
    }

    /** A fact that is yes or no. */
    record Flagged(String fact) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.flagged(this);
        }
    }

    /** Whether a text is one of these words. */
    record Word(String fact, Set<String> words) implements Formula {
        public Word {
            words = Set.copyOf(words);
        }

        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.word(this);
        }
    }

    /** Whether a list of texts has this entry. */
    record Entry(String list, String entry) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.entry(this);
        }
    }

    /**
     * Whether a fact that is always there passes a test that can be made when the facts are laid out.
     *
     * @param name equal names are equal tests of this fact
     */
    record Tested(String fact, String name, Predicate<Object> test) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.tested(this);
        }
    }

    /** Whether the case has a score of this name. */
    record Scored(String signal) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.scored(this);
        }
    }

    /** Two amounts of one kind, compared. */
    record Compared(Amount left, Sign sign, Amount right) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.compared(this);
        }
    }

    /**
     * Whether a text passes a test, which is made only when the rest does not decide.
     *
     * @param name equal names are equal tests of this fact
     * @param needed what must stand in the text for the test to hold
     * @param phrase what it looks for, when that is one phrase and no pattern
     */
    record Written(String fact, String name, Predicate<String> test, Needed needed, Optional<String> phrase)
            implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.written(this);
        }
    }

    /** Whether two texts are equal. */
    record SameText(String left, String right) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.sameText(this);
        }
    }

    /**
     * A part that is asked of the facts themselves, and only when the rest does not decide.
     *
     * @param name equal names are equal parts
     */
    record Handed(String name, Judge judge) implements Formula {
        @Override
        public <T> T fold(Forms<T> forms) {
            return forms.handed(this);
        }
    }

    /** Answers from the facts. */
    interface Judge {
        /** The answer. Never throws. */
        Condition.Answer of(Facts facts);
    }

    /** Signs of comparison. */
    enum Sign {
        /** {@code ==}. */
        EQUAL,
        /** {@code >=}. */
        AT_LEAST,
        /** {@code >}. */
        MORE,
        /** {@code <=}. */
        AT_MOST,
        /** {@code <}. */
        LESS
    }

    /**
     * What is to be made of each form.
     *
     * @param <T> what is made
     */
    interface Forms<T> {
        /** {@code true} or {@code false}. */
        T always(Always form);

        /** The contrary. */
        T not(Not form);

        /** All of these. */
        T all(All form);

        /** One of these. */
        T either(Either form);

        /** One or the other. */
        T choice(Choice form);

        /** Whether a fact is there. */
        T given(Given form);

        /** Yes or no. */
        T flagged(Flagged form);

        /** One of some words. */
        T word(Word form);

        /** An entry of a list. */
        T entry(Entry form);

        /** A test of a fact. */
        T tested(Tested form);

        /** A score that is there. */
        T scored(Scored form);

        /** Two amounts. */
        T compared(Compared form);

        /** A test of a text. */
        T written(Written form);

        /** Two texts. */
        T sameText(SameText form);

        /** A part for cel-java. */
        T handed(Handed form);
    }
}

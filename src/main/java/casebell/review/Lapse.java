package casebell.review;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An approval that was given and does not count any more.
 *
 * @param staffId who had given it
 */
public record Lapse(String staffId, Why why) {
    /** Why it does not count. */
    public enum Why {
        /** It was given too long ago. */
        EXPIRED("it is too old"),
        /** The person does not hold the role any more. */
        ROLE_LOST("the role was lost since");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** In words, for a sentence. */
        public String words() {
            return words;
        }
    }

    /** Several in sentences. */
    public static String inWords(List<Lapse> all) {
        return all.stream()
                .map(l -> "The approval by <@" + l.staffId() + "> does not count any more: "
                        + l.why().words() + ".")
                .collect(Collectors.joining(" "));
    }
}

package casebell.cases;

import java.time.Instant;
import java.util.Map;

/**
 * Something that must happen later. An order with the same errand, subject and stamp as one that still waits is the same order.
 *
 * @param subject what it concerns, 1-200 characters
 * @param stamp tells two orders about the same subject apart, at most 80 characters; may be empty
 * @param note small facts that the handler needs and cannot read elsewhere; at most 4,000 characters in all
 * @param due when
 */
public record Order(Errand errand, String subject, String stamp, Map<String, String> note, Instant due) {
    public Order {
        note = Map.copyOf(note);
        if (subject.isBlank() || subject.length() > 200 || stamp.length() > 80) {
            throw new IllegalArgumentException("An order has a subject of 1-200 characters and a stamp of at most 80");
        }
        int size = note.entrySet().stream()
                .mapToInt(e -> e.getKey().length() + e.getValue().length())
                .sum();
        if (size > 4000) {
            throw new IllegalArgumentException("The note of an order holds at most 4000 characters, found " + size);
        }
    }

    /** An order without a note. */
    public static Order of(Errand errand, Object subject, String stamp, Instant due) {
        return new Order(errand, subject.toString(), stamp, Map.of(), due);
    }

    /** The same with a note. */
    public Order noting(Map<String, String> facts) {
        return new Order(errand, subject, stamp, facts, due);
    }

    /**
     * What stands in a note under this name.
     *
     * @throws IllegalArgumentException when nothing does
     */
    static String need(Map<String, String> note, String name) {
        String value = note.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The note of an order lacks '" + name + "'");
        }
        return value;
    }
}

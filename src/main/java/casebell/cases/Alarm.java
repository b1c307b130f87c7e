package casebell.cases;

import java.time.Duration;
import java.util.Map;

/**
 * What leadership is asked, and why. Raised by the review desk or a person, answered at the escalation desk.
 *
 * @param ladder the name of the configured ladder of tiers
 * @param asked what the reader is asked to do, one sentence
 * @param reason why, one sentence, of our own words: text from a case never goes in here
 * @param answerWithin until when an answer is needed, counted from the raising
 * @param raisedBy {@code casebell} or {@code staff:<id>}
 */
public record Alarm(String ladder, String asked, String reason, Duration answerWithin, String raisedBy) {
    public Alarm {
        if (asked.isBlank() || reason.isBlank() || asked.length() > 500 || reason.length() > 500) {
            throw new IllegalArgumentException("An alarm says what is asked and why, in at most 500 characters each");
        }
    }

    /** As the note of an order. */
    public Map<String, String> toNote() {
        return Map.of(
                "ladder", ladder, "asked", asked, "reason", reason, "within", answerWithin.toString(), "by", raisedBy);
    }

    /** From the note of an order that {@link #toNote} wrote. */
    public static Alarm ofNote(Map<String, String> note) {
        return new Alarm(
                Order.need(note, "ladder"),
                Order.need(note, "asked"),
                Order.need(note, "reason"),
                Duration.parse(Order.need(note, "within")),
                Order.need(note, "by"));
    }
}

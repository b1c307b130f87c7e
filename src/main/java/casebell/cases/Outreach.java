package casebell.cases;

import java.time.Duration;
import java.util.Map;

/**
 * Somebody is to speak with a targeted person or their office. Asked by the review desk, seen to at the liaison desk.
 *
 * @param ref the case that it is about
 * @param reason why, one sentence, of our own words: text from a case never goes in here
 * @param within until when, counted from the asking
 * @param draft of what is said, of our own words, at most 2,000 characters
 */
public record Outreach(CaseRef ref, String reason, Duration within, String draft) {
    public Outreach {
        if (reason.isBlank() || reason.length() > 500 || draft.length() > 2000) {
            throw new IllegalArgumentException(
                    "An outreach says why in at most 500 characters, with a draft of at most 2000");
        }
    }

    /** As the note of an order. */
    public Map<String, String> toNote() {
        return Map.of("case", ref.toString(), "reason", reason, "within", within.toString(), "draft", draft);
    }

    /** From the note of an order that {@link #toNote} wrote. */
    public static Outreach ofNote(Map<String, String> note) {
        return new Outreach(
                CaseRef.read(Order.need(note, "case")).orElseThrow(),
                Order.need(note, "reason"),
                Duration.parse(Order.need(note, "within")),
                Order.need(note, "draft"));
    }
}

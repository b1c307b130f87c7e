package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Predicate;

/** Two people who decide many cases of an incident together. */
final class TwoPeople {
    private TwoPeople() {}

    /** The largest group that waits is looked at and proposed by one person, and looked at and approved by another. */
    static void decide(Person proposer, Person approver, String action, Duration patience) {
        ObjectNode card = proposer.await("urgent", isIncident().and(has("Look at a sample")), patience);
        Answer sample = proposer.press(card, "Look at a sample");
        assertTrue(sample.text().contains(action), sample.text());
        String proposed = pressed(proposer, sample, "Propose for");
        assertTrue(proposed.startsWith("Proposed: " + action), proposed);
        Answer theirs = approver.press(card, "Look at a sample");
        String approved = pressed(approver, theirs, "Approve for");
        assertTrue(approved.startsWith("Approved: " + action), approved);
    }

    /** Presses the button of a sample that begins like this. */
    private static String pressed(Person who, Answer sample, String label) {
        String whole = RunningHouse.buttons(sample.message()).stream()
                .filter(l -> l.startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label + " on " + sample));
        return who.press(sample.message(), whole).text();
    }

    /** The card of an incident. */
    static Predicate<ObjectNode> isIncident() {
        return message -> message.path("embeds")
                .path(0)
                .path("footer")
                .path("text")
                .asText()
                .matches("Incident [0-9]+ · card [0-9]+");
    }
}

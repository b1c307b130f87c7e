package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Standing;
import casebell.review.ActionPlan;
import casebell.review.Approval;
import casebell.review.Card;
import casebell.review.Decision;
import casebell.review.Handling;
import casebell.review.Review;
import casebell.review.Stage;
import casebell.review.Suggestion;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ElsewhereTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");
    private static final URI LINK = URI.create("https://cases.example.org/cases/4821");
    private static final Instant THEN = Instant.parse("2026-04-14T09:00:00Z");
    private static final ActionPlan REMOVE =
            new ActionPlan("remove-post", Optional.empty(), Optional.empty(), 1, false);
    private static final Stage OPEN = new Stage.Open(Optional.of(REMOVE), List.of(), Optional.empty());
    private static final Decision DECISION =
            new Decision("d-1", REMOVE, suggestion(), List.of(new Approval("101", Set.of(), THEN)), THEN);

    @Test
    void a_case_that_nobody_else_touched_needs_no_words() {
        assertEquals(Optional.empty(), Elsewhere.words(card(OPEN, 7, "open")));
        assertEquals(
                Optional.empty(),
                Elsewhere.words(card(new Stage.Decided(DECISION, THEN.plusSeconds(30), Optional.empty()), 7, "open")));
    }

    @Test
    void an_open_case_that_was_closed_there_says_so() {
        assertEquals(
                Optional.of("**The case is closed in the case system.** Dismiss it here, or decide all the same."),
                Elsewhere.words(card(OPEN, 8, "closed")));
    }

    @Test
    void a_case_that_moved_after_the_decision_says_so_with_its_state() {
        assertEquals(
                Optional.of("Changed in the case system since the decision (now version 8, in review)."
                        + " Casebell acts only on the version that was approved."),
                Elsewhere.words(
                        card(new Stage.Decided(DECISION, THEN.plusSeconds(30), Optional.empty()), 8, "in-review")));
    }

    @Test
    void what_others_did_since_is_named_and_made_harmless() {
        Snapshot.Action evil = new Snapshot.Action("a-2", THEN.plusSeconds(60), "@everyone-**x**", "staff", "applied");
        assertEquals(
                Optional.of("The case is closed in the case system.\n"
                        + "Done there by others since: @\u200Beveryone \\*\\*x\\*\\* <t:1776157260:R>"),
                Elsewhere.words(card(new Stage.Dismissed("101", Optional.empty(), THEN), 8, "closed", evil)));
    }

    @Test
    void what_we_did_and_others_took_back_is_told() {
        Snapshot.Action ours = new Snapshot.Action("a-1", THEN.plusSeconds(60), "remove-post", "api", "reversed");
        assertEquals(
                Optional.of("**What was done has been taken back in the case system.**"),
                Elsewhere.words(card(new Stage.Done(DECISION, "a-1", THEN.plusSeconds(61)), 9, "open", ours)));
    }

    /** All of it, for a golden file. */
    static Map<String, String> told() {
        Snapshot.Action theirs = new Snapshot.Action("a-2", THEN.plusSeconds(60), "limit-reach", "staff", "applied");
        Stage decided = new Stage.Decided(DECISION, THEN.plusSeconds(30), Optional.empty());
        Map<String, Card> cards = new LinkedHashMap<>();
        cards.put("closed there, open here", card(OPEN, 8, "closed"));
        cards.put("moved there after the decision", card(decided, 8, "in-review"));
        cards.put(
                "closed there by others",
                card(new Stage.Dismissed("101", Optional.empty(), THEN), 8, "closed", theirs));
        cards.put("taken back there", takenBack());
        Map<String, String> told = new LinkedHashMap<>();
        cards.forEach((name, card) -> told.put(name, Elsewhere.words(card).orElseThrow()));
        return told;
    }

    static Card takenBack() {
        Snapshot.Action ours = new Snapshot.Action("a-1", THEN.plusSeconds(60), "remove-post", "api", "reversed");
        return card(new Stage.Done(DECISION, "a-1", THEN.plusSeconds(61)), 9, "open", ours);
    }

    private static Card card(Stage stage, long version, String state, Snapshot.Action... actions) {
        Snapshot snapshot = new Snapshot(
                version,
                LINK,
                THEN,
                state,
                "post",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(actions),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Case subject = new Case(
                REF,
                LINK,
                new Standing.Known(snapshot, THEN, Optional.empty()),
                List.of(new Sighting("1", "2", "101", THEN)),
                1);
        return new Card(
                subject, Optional.of(new Review(REF, suggestion(), stage, 1, Handling.NONE, Optional.empty(), 1)));
    }

    private static Suggestion suggestion() {
        return new Suggestion(
                1,
                7,
                "sha256:test",
                List.of(),
                "high",
                "A direct threat",
                List.of(),
                Optional.of(REMOVE),
                List.of(),
                1,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                THEN);
    }
}

package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever asks what was done reads what people did, also when Casebell judged the case a hundred times since. */
class HistoryWordsTest {
    private static final CaseRef REF = new CaseRef("demo", "4800");
    private static final Instant AT = Instant.parse("2026-04-14T09:30:00Z");

    private final List<History.Step> steps = new ArrayList<>();

    @Test
    void what_casebell_did_many_times_in_a_row_is_one_line_and_bookkeeping_is_none() {
        step("review.approved", "101", "context-note");
        step("review.decided", "", "context-note");
        for (int i = 0; i < 100; i++) {
            step("case.judged", "", "context-note");
            step("card.redrawn", "", "");
        }
        step("escalation.raised", "", "");
        step("case.judged", "", "limit-reach");
        assertEquals("""
                **History of demo/4800**
                <t:1776159000:T> **approved** `review.approved` (context-note) by <@101> · no. 1
                <t:1776159001:T> **decided** `review.decided` (context-note) by Casebell · no. 2
                <t:1776159002:T> **judged by the policy** `case.judged` (context-note) by Casebell, 100 times, last <t:1776159200:T> · no. 201
                <t:1776159202:T> **escalated** `escalation.raised` by Casebell · no. 203
                <t:1776159203:T> **judged by the policy** `case.judged` (limit-reach) by Casebell · no. 204""", HistoryWords.of(REF, steps));
    }

    @Test
    void what_two_people_did_is_never_one_line_and_the_latest_fifteen_are_shown() {
        for (int i = 0; i < 20; i++) {
            step("review.claimed", String.valueOf(101 + i % 2), "");
        }
        String words = HistoryWords.of(REF, steps);
        assertTrue(words.startsWith("**History of demo/4800**, the latest 15 steps\n"), words);
        assertEquals(16, words.lines().count());
        assertFalse(words.contains("times"), words);
    }

    private void step(String type, String staffId, String action) {
        int number = steps.size() + 1;
        steps.add(new History.Step(
                number,
                AT.plusSeconds(number - 1),
                type,
                Optional.of(staffId).filter(id -> !id.isEmpty()),
                action.isEmpty() ? Map.of() : Map.of("action", action)));
    }
}

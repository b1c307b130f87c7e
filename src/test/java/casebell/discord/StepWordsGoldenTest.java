package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.History;
import casebell.cases.Role;
import casebell.review.thread.Chapter;
import casebell.review.thread.ThreadAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sentence of a thread. */
class StepWordsGoldenTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");
    private static final Instant AT = Instant.parse("2026-04-14T09:30:00Z");
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("action", "remove-post"),
            Map.entry("appeal", "1"),
            Map.entry("approver", "102"),
            Map.entry("batch", "1"),
            Map.entry("case", "demo/4821"),
            Map.entry("cases", "demo/4821, demo/4822"),
            Map.entry("decided", "480"),
            Map.entry("recused", "2"),
            Map.entry("note", "The office *knows* @everyone"),
            Map.entry("of", "480"),
            Map.entry("reason", "It was a quote"),
            Map.entry("into", "incident/2"),
            Map.entry("from", "incident/3"),
            Map.entry("to", "103"),
            Map.entry("until", "2026-04-14T12:00:00Z"),
            Map.entry("verdict", "high|remove-post|||2||sha256:0"),
            Map.entry("was", "decided"),
            Map.entry("why", "the role was lost"));

    @TestFactory
    Stream<DynamicTest> every_entry_that_is_told_has_a_sentence() {
        List<String> lines = new ArrayList<>();
        for (String type : Chapter.TOLD.stream().sorted().toList()) {
            String words = StepWords.of(step(type, FACTS, Optional.of("101")));
            assertTrue(!words.contains(type) && !words.contains("?"), type + ": " + words);
            lines.add(type + ": " + words);
        }
        lines.add("by the house: " + StepWords.of(step("thread.wanted", Map.of(), Optional.empty())));
        lines.add(StepWords.drawInChannel(
                        new Chapter(REF, List.of(step("review.claimed", FACTS, Optional.of("101"))), false),
                        "Casebell lacks the permission 'Create Public Threads' in #urgent",
                        "marker")
                .getDescription());
        for (ThreadAnswer answer : List.of(
                new ThreadAnswer.Begins(REF),
                new ThreadAnswer.Stands(REF, "1100000000000000201"),
                new ThreadAnswer.Refused("Casebell lacks the permission 'Create Public Threads' in #urgent"),
                new ThreadAnswer.Noted(REF),
                new ThreadAnswer.NoCard(),
                new ThreadAnswer.Unfit(500),
                new ThreadAnswer.NotAllowed(Deed.DECIDE, Set.of(Role.REVIEWER)),
                new ThreadAnswer.Closed(),
                new ThreadAnswer.Unknown())) {
            lines.add(ThreadReplies.of(answer));
        }
        assertTrue(lines.stream().noneMatch(l -> l.contains("@everyone")), () -> String.join("\n", lines));
        return Golden.files(Map.of("thread.txt", String.join("\n", lines) + "\n"));
    }

    @Test
    void the_longest_chapter_fits_a_message() {
        Map<String, String> long500 = Map.of("note", "n".repeat(500), "reason", "r".repeat(500));
        List<History.Step> steps = new ArrayList<>();
        for (int i = 0; i < Chapter.LONGEST; i++) {
            steps.add(step("thread.noted", long500, Optional.of("1100000000000000201")));
        }
        MessageEmbed embed = StepWords.draw(new Chapter(REF, steps, true), "marker");
        assertTrue(embed.isSendable());
        assertEquals(
                steps.size(),
                embed.getDescription().lines().filter(l -> l.contains("📝")).count());
    }

    private static History.Step step(String type, Map<String, String> facts, Optional<String> staff) {
        return new History.Step(7, AT, type, staff, facts);
    }
}

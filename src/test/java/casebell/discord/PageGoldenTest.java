package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Spot;
import casebell.escalation.Escalation;
import casebell.escalation.Ladder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a page looks like from the first ping to the end of the ladder, and when not everybody may see its case. */
class PageGoldenTest {
    @TestFactory
    Stream<DynamicTest> a_page_is_sent_as_the_golden_file_says() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Escalation waiting =
                WordsGoldenTest.escalation(List.of(WordsGoldenTest.page(0)), new Escalation.Phase.Waiting());
        Escalation passed = WordsGoldenTest.escalation(
                List.of(WordsGoldenTest.page(0), WordsGoldenTest.page(1)), new Escalation.Phase.Waiting());
        DiscordPager pager = pager(ref -> true);
        Ladder.Tier tier = new Ladder.Tier(
                "lead on call",
                List.of(
                        new Ladder.OnCall(Ladder.OnCall.Kind.ROLE, "1100000000000000102"),
                        new Ladder.OnCall(Ladder.OnCall.Kind.PERSON, WordsGoldenTest.VERA)),
                Duration.ofMinutes(15),
                1);
        files.put(
                "page-posted.json",
                Golden.sorted(pager.compose(waiting, 0, tier).toData().toString()));
        put(files, "page-waiting.json", waiting);
        put(files, "page-passed-on.json", passed);
        put(
                files,
                "page-acknowledged.json",
                WordsGoldenTest.escalation(
                        List.of(WordsGoldenTest.page(0)),
                        new Escalation.Phase.Acknowledged(WordsGoldenTest.VERA, Cards.NOW)));
        put(
                files,
                "page-unanswered.json",
                WordsGoldenTest.escalation(
                        List.of(WordsGoldenTest.page(0)), new Escalation.Phase.Unanswered(Cards.NOW)));
        DiscordPager closed = pager(ref -> false);
        files.put(
                "page-closed-posted.json",
                Golden.sorted(closed.compose(waiting, 0, tier).toData().toString()));
        files.put(
                "page-closed-acknowledged.json",
                Golden.sorted(closed.recompose(
                                WordsGoldenTest.escalation(
                                        List.of(WordsGoldenTest.page(0)),
                                        new Escalation.Phase.Acknowledged(WordsGoldenTest.VERA, Cards.NOW)),
                                WordsGoldenTest.page(0))
                        .toData()
                        .toString()));
        return Golden.files(files);
    }

    private static void put(Map<String, String> files, String name, Escalation escalation) throws IOException {
        files.put(
                name,
                Golden.sorted(pager(ref -> true)
                        .recompose(escalation, WordsGoldenTest.page(0))
                        .toData()
                        .toString()));
    }

    private static DiscordPager pager(Predicate<CaseRef> isEverybodys) {
        return new DiscordPager(
                new Poster(() -> Cards.NOW, n -> n),
                Cards.buttons(),
                DiscordNewsTest.NOBODY,
                isEverybodys,
                ref -> Optional.of(new Spot("3", "77")));
    }
}

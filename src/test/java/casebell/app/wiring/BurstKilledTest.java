package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Verification;
import casebell.audit.Verifier;
import casebell.intake.CaseFeed;
import casebell.sandbox.Person;
import casebell.sandbox.cases.wire.Route;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Casebell that follows a case system is killed with SIGKILL in the middle of a burst, and one that decides many cases together in the middle of them. */
class BurstKilledTest {
    private static final Duration SOON = Duration.ofSeconds(150);
    private static final Pattern MORE = Pattern.compile("And \\*\\*([0-9]+) more new case");
    private static final String TAKEN_ON = "case.told";
    private static final String CARD = "card.posted";
    private static final String KEPT_BACK = "card.kept-back";

    @TempDir
    Path folder;

    @Test
    void killed_in_the_middle_of_a_burst_every_case_is_announced_once_or_counted_once_and_the_cursor_is_right()
            throws Exception {
        try (KillTown town =
                new KillTown(folder, "follow: 5s, announce-per-minute: 12", "{undo-window: 1s, incident-from: 0}")) {
            List<String> burst = town.cases().flood(90, "p-1");
            for (int lookUps : new int[] {15, 50, 95}) {
                try (ChildHouse doomed = town.house()) {
                    town.cases().awaitRequests(Route.READ, lookUps, SOON);
                    doomed.kill();
                }
            }
            try (ChildHouse healing = town.house()) {
                healing.awaitReady();
                town.await(record -> burst.stream().allMatch(id -> isTold(record, id)) && areCounted(town, record));
                healing.leave();
            }
            TakenDown record = TakenDown.of(town);
            for (String id : burst) {
                assertEquals(1, record.count(TAKEN_ON, id), "taken on: " + id);
                assertEquals(1, record.count(CARD, id) + record.count(KEPT_BACK, id), "announced or counted: " + id);
                assertEquals(record.count(CARD, id), town.cards(id).size(), "cards of " + id);
            }
            for (String channel : List.of("case-review", "urgent")) {
                assertTrue(lines(town, channel).size() <= 1, () -> "lines in #" + channel);
            }
            assertTrue(record.count(KEPT_BACK) > 30, "the budget was met");
            assertEquals(
                    List.of(),
                    town.readOn().items().stream().map(CaseFeed.Item::ref).toList());
        }
    }

    @Test
    void killed_while_many_cases_are_decided_together_each_is_acted_on_once_with_its_own_record() throws Exception {
        int size = 100;
        try (KillTown town = new KillTown(folder, "follow: 5s", "{undo-window: 1s, incident-from: 5}")) {
            List<String> flood = town.cases().flood(size, "p-1");
            Person ines = town.as("ines");
            try (ChildHouse doomed = town.house()) {
                doomed.awaitReady();
                town.await(record -> flood.stream().allMatch(id -> record.count("incident.joined", id) == 1));
                TwoPeople.decide(ines, town.as("lena"), "remove the post", SOON);
                assertTrue(town.cases().awaitRequests(Route.ACT, 25, SOON));
                doomed.kill();
            }
            try (ChildHouse doomed = town.house()) {
                assertTrue(town.cases().awaitRequests(Route.ACT, 50, SOON));
                doomed.kill();
            }
            int begun = acted(town, flood).size();
            assertTrue(begun < size / 10 * 9, () -> "it was killed half way, after " + begun);
            try (ChildHouse healing = town.house()) {
                healing.awaitReady();
                ines.await("urgent", TwoPeople.isIncident().and(has("✅ Done: ")), SOON);
                healing.leave();
            }
            TakenDown record = TakenDown.of(town);
            Set<String> decided = acted(town, flood);
            assertEquals(flood.stream().filter(BurstKilledTest::isDirect).collect(Collectors.toSet()), decided);
            for (String id : decided) {
                assertEquals(1, town.cases().actionsByCasebell(id).size(), id);
                assertEquals(1, record.count("review.decided", id), id);
                assertEquals(1, record.count("action.done", id), id);
            }
        }
    }

    /** One in ten of a flood is no direct threat. */
    private static boolean isDirect(String id) {
        return !id.endsWith("7");
    }

    private static Set<String> acted(KillTown town, List<String> ids) {
        return ids.stream()
                .filter(id -> !town.cases().actionsByCasebell(id).isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isTold(TakenDown record, String id) {
        return record.count(CARD, id) + record.count(KEPT_BACK, id) > 0;
    }

    /** Whether the lines say as many as the record. */
    private static boolean areCounted(KillTown town, TakenDown record) {
        int told = 0;
        for (String channel : List.of("case-review", "urgent")) {
            for (String line : lines(town, channel)) {
                Matcher number = MORE.matcher(line);
                told += number.find() ? Integer.parseInt(number.group(1)) : 0;
            }
        }
        return told == record.count(KEPT_BACK);
    }

    private static List<String> lines(KillTown town, String channel) {
        Predicate<String> isLine = text -> MORE.matcher(text).find();
        return town.messages(List.of(channel)).stream()
                .map(Object::toString)
                .filter(isLine)
                .toList();
    }

    /** How often the house has taken something down, by kind and case. */
    record TakenDown(Map<String, Integer> counts) {
        private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");
        private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"demo/([^\"]+)\"");

        /** Of a house that has left; the record is verified. */
        static TakenDown of(KillTown town) throws IOException {
            String export = town.export();
            assertInstanceOf(Verification.Intact.class, Verifier.verify(new StringReader(export)));
            return of(export);
        }

        /** So far. */
        static TakenDown of(String export) {
            Map<String, Integer> counts = new HashMap<>();
            export.lines().forEach(line -> {
                Matcher type = TYPE.matcher(line);
                Matcher subject = SUBJECT.matcher(line);
                if (type.find() && subject.find()) {
                    counts.merge(type.group(1) + " " + subject.group(1), 1, Integer::sum);
                }
            });
            return new TakenDown(counts);
        }

        int count(String type) {
            return counts.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(type + " "))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        int count(String type, String id) {
            return counts.getOrDefault(type + " " + id, 0);
        }
    }
}

package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.Verdict;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.cases.DemoOptions;
import casebell.sandbox.cases.book.ScriptedCase;
import casebell.sandbox.cases.book.StoryReader;
import casebell.source.Secret;
import casebell.source.http.HttpSystem;
import casebell.source.wire.WireSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the shipped policy says about each demonstration case, read from the demonstration case system as the house reads it. Golden files; {@code
 * -Dgolden.write=true} writes them anew.
 */
class DemoVerdictsTest {
    private static final Path FOLDER = Path.of("src/test/resources/casebell/policy/verdicts");
    private static final Instant NOW = Instant.parse("2026-04-14T10:00:00Z");
    private static final Policy POLICY = assertInstanceOf(
                    PolicyReader.Read.Ready.class, PolicyReader.read(Path.of("config/policy")))
            .policy();
    private static final Map<String, Snapshot> CASES = new TreeMap<>();

    private static ExecutorService workers;

    @BeforeAll
    static void read_every_case() throws IOException {
        workers = Executors.newCachedThreadPool();
        try (DemoCaseSystem system = DemoCaseSystem.start(DemoOptions.using(workers, InstantSource.fixed(NOW)))) {
            CaseSource source = HttpSystem.KIND
                    .opener()
                    .open(
                            new WireSettings(
                                    "demo",
                                    system.baseUrl(),
                                    new Secret(system.token()),
                                    Duration.ofSeconds(20),
                                    1 << 20,
                                    true),
                            InstantSource.fixed(NOW))
                    .source();
            for (ScriptedCase each : StoryReader.read()) {
                CaseSource.Reading reading = source.read(new CaseRef("demo", each.id()), Optional.empty());
                if (reading instanceof CaseSource.Reading.Told told) {
                    CASES.put(each.id(), told.snapshot());
                } else {
                    assertTrue(each.erased(), () -> each.id() + ": " + reading);
                }
            }
        }
    }

    @AfterAll
    static void end() {
        workers.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> is_the_golden_one() {
        Map<String, String> verdicts = new TreeMap<>();
        CASES.forEach((id, snapshot) -> verdicts.put(id, of(snapshot, 0).toText()));
        verdicts.put(
                "4800-with-the-flood", of(CASES.get("4800"), flood().size()).toText());
        verdicts.put(
                "4801-with-the-flood", of(CASES.get("4801"), flood().size()).toText());
        return verdicts.entrySet().stream()
                .map(verdict -> DynamicTest.dynamicTest(verdict.getKey(), () -> {
                    Path golden = FOLDER.resolve(verdict.getKey() + ".txt");
                    String text = about(verdict.getKey()) + verdict.getValue();
                    if (Boolean.getBoolean("golden.write")) {
                        Files.writeString(golden, text);
                    }
                    assertEquals(Files.readString(golden), text);
                }));
    }

    @Test
    void every_golden_verdict_is_that_of_a_case() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            Set<String> known = new TreeSet<>(CASES.keySet());
            known.addAll(List.of("4800-with-the-flood", "4801-with-the-flood"));
            assertEquals(
                    known,
                    all.map(p -> p.getFileName().toString().replace(".txt", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void the_flood_is_a_surge_of_severe_cases_by_different_people() {
        assertTrue(flood().size() >= 8, () -> flood().toString());
        Verdict verdict = of(CASES.get("4800"), flood().size());
        assertEquals("surge.public-office", verdict.fired().get(0).id());
        assertTrue(verdict.violations().isEmpty());
        assertEquals(
                List.of("context-note", "limit-replies", "sweep-replies", "limit-reach", "no-action"),
                verdict.actions().stream().map(Verdict.Action::name).toList());
        assertTrue(verdict.escalation().isPresent());
    }

    @Test
    void no_text_handle_or_name_of_a_case_gets_into_its_verdict() {
        CASES.forEach((id, snapshot) -> {
            String verdict = of(snapshot, 0).toText();
            for (String written : written(snapshot)) {
                assertFalse(verdict.contains(written), () -> id + " repeats " + written);
            }
        });
    }

    /** The severe cases that refer to the clip, as the house counts them. */
    private static List<String> flood() {
        return CASES.entrySet().stream()
                .filter(e -> e.getValue()
                        .content()
                        .map(c -> c.refersTo().contains("p-1"))
                        .orElse(false))
                .filter(e ->
                        Set.of("high", "critical").contains(of(e.getValue(), 0).severity()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Verdict of(Snapshot snapshot, int severe) {
        Echo.Surge surge = new Echo.Surge(severe, severe, Echo.WINDOW);
        return POLICY.evaluate(SnapshotFacts.of(snapshot, new Surge(Optional.of(surge), Optional.empty()), NOW));
    }

    private static List<String> written(Snapshot snapshot) {
        Stream<String> content =
                snapshot.content().stream().flatMap(c -> Stream.concat(c.text().stream(), c.id().stream()));
        Stream<String> people = Stream.concat(snapshot.author().stream(), snapshot.target().stream())
                .flatMap(p -> Stream.concat(Stream.of(p.handle(), p.id()), p.displayName().stream()));
        return Stream.concat(content, people).filter(t -> t.length() >= 3).toList();
    }

    private static String about(String name) {
        String id = name.substring(0, 4);
        return StoryReader.read().stream()
                .filter(c -> c.id().equals(id))
                .map(c -> "# " + c.about() + (name.equals(id) ? "" : " The flood has come.") + "\n")
                .findFirst()
                .orElseThrow();
    }
}

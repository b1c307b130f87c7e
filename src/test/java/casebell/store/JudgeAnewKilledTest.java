package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Alarm;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Standing;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.review.ActionPlan;
import casebell.review.Adviser;
import casebell.review.Floods;
import casebell.review.Judge;
import casebell.review.JudgeAnew;
import casebell.review.PolicyDesk;
import casebell.review.PolicyInForce;
import casebell.review.Review;
import casebell.review.Suggestion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open cases are judged by another policy, and whoever does it is killed again and again: each is judged once, counted once, and nobody is paged. */
class JudgeAnewKilledTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int CASES = 130;
    private static final int ASKING = 7;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("casebell.anew.seed", 20261126));
    private int stepsToLive = Integer.MAX_VALUE;

    /** Stands for a kill: nobody catches it on the way. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void killed_at_any_case_it_goes_on_and_counts_each_once() throws Exception {
        Path bundle = folder.resolve("policy");
        Path shipped = Path.of("config/policy");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path file : all.toList()) {
                Files.copy(file, bundle.resolve(shipped.relativize(file)));
            }
        }
        Policy first = read(bundle);
        try (SqlStore store = SqlStore.open(folder.resolve("house.db"), CLOCK)) {
            PolicyDesk desk = new PolicyDesk(
                    store.policies(), Permissions.ofSmallTeam(), first, () -> PolicyReader.read(bundle), CLOCK);
            desk.begin();
            for (int i = 0; i < CASES; i++) {
                known(store, i);
                judge(store, desk, 0).decide(Order.of(Errand.JUDGE, ref(i), "case-1", CLOCK.instant()));
            }
            Path rules = bundle.resolve("rules.yaml");
            Files.writeString(rules, Files.readString(rules) + "# another revision\n");
            desk.filesChanged("a test");
            Order order = Order.of(Errand.JUDGE_ANEW, PolicyInForce.KEY, "1", CLOCK.instant());
            int kills = 0;
            boolean isOver = false;
            while (!isOver) {
                stepsToLive = random.nextInt(45);
                try {
                    isOver = new JudgeAnew(
                                            store.policies(),
                                            store.reviews(),
                                            judge(store, desk, ASKING),
                                            desk::hash,
                                            CLOCK)
                                    .carryOut(order)
                            instanceof Handler.Outcome.Done;
                } catch (Killed killed) {
                    kills++;
                }
            }
            assertTrue(kills > 2, () -> "the plan should kill, and did not");
            assertEquals(
                    Optional.of(new PolicyInForce.Anew(ref(CASES - 1).toString(), CASES, ASKING, ASKING, true)),
                    desk.inForce().orElseThrow().amendments().get(0).anew());
            for (int i = 0; i < CASES; i++) {
                CaseRef ref = ref(i);
                Review review = store.reviews().find(ref).orElseThrow();
                assertEquals(desk.hash(), review.suggestion().policyRevision());
                assertEquals(
                        2,
                        store.history().latest(ref.toString(), 100).stream()
                                .filter(step -> step.type().equals("case.judged"))
                                .count(),
                        ref::toString);
                assertEquals(i < ASKING ? 2 : 1, review.suggestion().number());
            }
            assertEquals(
                    List.of(),
                    store.read(sql -> sql.list(
                            "select task_name from scheduled_tasks where task_name in ('RAISE', 'REACH_OUT')",
                            row -> row.getString(1))));
        }
    }

    private static CaseRef ref(int number) {
        return new CaseRef("demo", String.format("%04d", number));
    }

    /** A case whose version is its number. */
    private static void known(SqlStore store, int number) {
        URI link = URI.create("https://cases.example.org/cases/" + number);
        Snapshot snapshot = new Snapshot(
                number,
                link,
                CLOCK.instant(),
                "open",
                "post",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Sighting sighting = new Sighting("m" + number, "c", "101", CLOCK.instant());
        Case first = Case.sighted(ref(number), link, sighting);
        Case known = new Case(
                first.ref(),
                link,
                new Standing.Known(snapshot, CLOCK.instant(), Optional.empty()),
                first.sightings(),
                1);
        store.cases()
                .change(
                        ref(number),
                        stored -> Change.to(
                                        known,
                                        Entry.ofHouse("case.read", ref(number).toString(), Json.object()))
                                .answering(true));
    }

    @Test
    void a_change_that_was_stored_before_cases_were_judged_anew_is_read() {
        String body =
                "{\"hash\":\"sha256:b\",\"meaning\":\"{}\",\"since\":\"2026-04-14T09:00:00Z\",\"amendments\":[{\"number\":1,"
                        + "\"before\":\"sha256:a\",\"after\":\"sha256:b\",\"staffId\":\"101\",\"files\":null,\"lines\":[\"+ rule x\"],"
                        + "\"at\":\"2026-04-14T09:00:00Z\"}],\"revision\":2}";
        PolicyInForce read = Bodies.read(body, PolicyInForce.class);
        assertEquals(Optional.empty(), read.amendments().get(0).anew());
        assertEquals(read, Bodies.read(Bodies.write(read), PolicyInForce.class));
    }

    private static Policy read(Path bundle) {
        return ((PolicyReader.Read.Ready) PolicyReader.read(bundle)).policy();
    }

    /**
     * @param severe so many cases become severe and call for leadership
     */
    private Judge judge(SqlStore store, PolicyDesk desk, int severe) {
        Adviser adviser = (snapshot, surge, now) -> {
            if (--stepsToLive < 0) {
                throw new Killed();
            }
            boolean isSevere = snapshot.version() < severe;
            return new Adviser.Advice(
                    suggestion(snapshot.version(), desk.hash(), isSevere ? "critical" : "low", now),
                    isSevere
                            ? Optional.of(
                                    new Alarm("default", "Look.", "It is severe now", Duration.ofHours(1), "casebell"))
                            : Optional.empty(),
                    isSevere
                            ? Optional.of(
                                    new Adviser.Contact("u-5", "It is severe now", Duration.ofHours(1), "a draft"))
                            : Optional.empty(),
                    false);
        };
        return new Judge(
                store.cases(),
                store.reviews(),
                new Judge.Surges(store.echoes(), store.targets()),
                Floods.NONE,
                adviser,
                CLOCK);
    }

    private static Suggestion suggestion(long version, String policy, String severity, Instant now) {
        return new Suggestion(
                1,
                version,
                policy,
                List.of("a-rule"),
                severity,
                "A rule",
                List.of(),
                Optional.of(new ActionPlan("limit-reach", Optional.empty(), Optional.empty(), 1, false)),
                List.of(),
                1,
                Set.of(),
                Optional.empty(),
                Optional.of(now.plus(Duration.ofHours(8))),
                now);
    }
}

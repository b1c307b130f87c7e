package casebell.review.incident;

import static casebell.review.incident.FloodHouse.INCIDENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.QuickFolders;
import casebell.audit.Json;
import casebell.audit.Link;
import casebell.cases.CaseRef;
import casebell.cases.Role;
import casebell.cases.Staff;
import casebell.review.Approval;
import casebell.review.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/**
 * Random histories of an incident: people look, propose, approve and stop, also two in the same moment; cases change, roles are lost, the policy changes, and
 * the process is killed while a case is acted on. Whatever happens, no case is acted on without two people who had looked, and none twice.
 */
class BatchProperties {
    private static final List<String> PEOPLE = List.of("101", "102", "103", "104");
    private static final List<Set<Role>> ROLES =
            List.of(Set.of(Role.REVIEWER), Set.of(Role.LEAD), Set.of(Role.LEADERSHIP), Set.of(Role.OPERATOR));
    private static final int CASES = 24;
    private static final int STEPS = 400;

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void no_case_is_acted_on_without_two_people_who_had_looked_and_none_twice(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long seed) throws Exception {
        Path folder = QuickFolders.create("batches");
        ExecutorService presses = Executors.newFixedThreadPool(2);
        try (FloodHouse at = new FloodHouse(folder, 5)) {
            History history = new History(at, new SplittableRandom(seed), presses);
            for (int i = 0; i < STEPS; i++) {
                history.step();
            }
            history.comeToRest();
            history.check();
        } finally {
            presses.shutdownNow();
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            all.forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Files.deleteIfExists(folder);
    }

    private static final class History {
        private final FloodHouse at;
        private final SplittableRandom random;
        private final ExecutorService presses;
        private final Map<Integer, Integer> decidedAtStop = new HashMap<>();
        /** Their orders stay in the book until they are done, also when the incident has forgotten the batch. */
        private final Set<Integer> begun = new TreeSet<>();

        private History(FloodHouse at, SplittableRandom random, ExecutorService presses) {
            this.at = at;
            this.random = random;
            this.presses = presses;
            at.threats(1, CASES);
            PEOPLE.forEach(p -> at.roles.put(p, ROLES.get(random.nextInt(3))));
        }

        private Staff somebody() {
            String id = PEOPLE.get(random.nextInt(PEOPLE.size()));
            return new Staff(id, at.roles.getOrDefault(id, Set.of()));
        }

        void step() throws Exception {
            at.advance(Duration.ofSeconds(random.nextInt(1, 90)));
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> at.desk.sample(INCIDENT, somebody(), Optional.empty());
                case 3 -> at.desk.propose(INCIDENT, somebody(), Optional.empty());
                case 4 -> twoApproveAtOnce();
                case 5, 6 -> at.desk.approve(INCIDENT, somebody(), Optional.empty());
                case 7 -> caseMoves();
                case 8 ->
                    at.roles.put(PEOPLE.get(random.nextInt(PEOPLE.size())), ROLES.get(random.nextInt(ROLES.size())));
                case 9 -> stop();
                default -> carryOut();
            }
        }

        private void caseMoves() {
            int number = random.nextInt(1, CASES + 1);
            CaseRef ref = new CaseRef("demo", "t" + number);
            boolean isOpen = at.reviews.find(ref).orElseThrow().stage().word().equals("open");
            if (isOpen) {
                at.judged(
                        ref,
                        FloodHouse.snapshot(number, "p-1", "u-5"),
                        random.nextInt(3) == 0 ? "limit-reach" : "remove-post");
            }
        }

        private void twoApproveAtOnce() throws Exception {
            Staff one = somebody();
            Staff other = somebody();
            CountDownLatch both = new CountDownLatch(2);
            List<Future<IncidentAnswer>> answers = new ArrayList<>();
            for (Staff who : List.of(one, other)) {
                answers.add(presses.submit(() -> {
                    both.countDown();
                    both.await();
                    return at.desk.approve(INCIDENT, who, Optional.empty());
                }));
            }
            // the first may begin one batch, and the second another one that was proposed for another verdict
            Set<Integer> begins = new HashSet<>();
            for (Future<IncidentAnswer> answer : answers) {
                if (answer.get() instanceof IncidentAnswer.Begins begun) {
                    assertTrue(begins.add(begun.batch().number()), "two presses on a batch, one outcome");
                }
            }
        }

        private void stop() {
            if (at.desk.stop(INCIDENT, somebody(), Optional.empty()) instanceof IncidentAnswer.Stopped stopped) {
                decidedAtStop.put(
                        stopped.batch().number(), decided(stopped.batch().number()));
            }
        }

        private void carryOut() {
            for (Batch batch : at.incident().batches()) {
                boolean isDue =
                        batch.phase().fold(p -> false, r -> !r.startsAt().isAfter(at.now()), e -> false);
                if (isDue) {
                    begun.add(batch.number());
                    if (random.nextInt(3) > 0) {
                        at.outlet.killAfterEffect = Optional.of(random.nextBoolean());
                    }
                    turn(batch.number());
                }
            }
        }

        private void turn(int batch) {
            try {
                at.carryOut(batch);
            } catch (FloodHouse.Killed killed) {
                assertFalse(at.outlet.killAfterEffect.isPresent(), "killed once");
            }
        }

        void comeToRest() {
            at.outlet.killAfterEffect = Optional.empty();
            at.advance(FloodHouse.UNDO);
            for (Batch batch : at.incident().batches()) {
                if (!batch.isProposed()) {
                    begun.add(batch.number());
                }
            }
            begun.forEach(at::carryOutAll);
        }

        private int decided(int batch) {
            String name = "\"incident/1 batch " + batch + "\"";
            return (int) links().stream()
                    .filter(l -> l.entry().type().equals("review.approved"))
                    .filter(l -> l.entry().details().canonical().contains(name))
                    .map(l -> l.entry().subject())
                    .distinct()
                    .count();
        }

        private List<Link> links() {
            List<Link> links = new ArrayList<>();
            StringBuilder export = new StringBuilder();
            at.store.history().export(export);
            export.toString()
                    .lines()
                    .filter(l -> l.contains("\"previous\""))
                    .forEach(line -> links.add(Link.read(Json.read(line))));
            return links;
        }

        void check() {
            Set<String> cases = new HashSet<>();
            for (Decision decision : at.outlet.decisions) {
                assertTrue(cases.add(at.outlet.effects.get(decision.id())), "no case is acted on twice");
                List<String> people = decision.approvals().stream()
                        .map(Approval::staffId)
                        .distinct()
                        .toList();
                assertTrue(people.size() >= 2, "two different people: " + people);
                for (Approval approval : decision.approvals()) {
                    assertTrue(
                            approval.roles().stream().anyMatch(r -> r != Role.OPERATOR && r != Role.LIAISON),
                            "who may: " + approval);
                }
            }
            decidedAtStop.forEach(
                    (batch, before) -> assertEquals(before, decided(batch), "nothing is decided after a stop"));
            List<Link> links = links();
            checkThatTheyLooked(links);
            long done = links.stream()
                    .filter(l -> l.entry().type().equals("action.done"))
                    .count();
            assertEquals(at.outlet.effects.size(), done, "what was done is on the record, once each");
        }

        private static void checkThatTheyLooked(List<Link> links) {
            Set<String> looked = new HashSet<>();
            for (Link link : links) {
                String type = link.entry().type();
                String verdict = link.entry().details().text("verdict").orElse("");
                String who = link.entry().staffId().orElse("") + " " + verdict;
                if (type.equals("incident.sampled")) {
                    looked.add(who);
                } else if (type.equals("incident.batch-proposed") || type.equals("incident.batch-approved")) {
                    assertTrue(looked.contains(who), "who decides has looked: " + who);
                }
            }
        }
    }
}

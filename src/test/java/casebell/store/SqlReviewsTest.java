package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import casebell.review.ActionPlan;
import casebell.review.Handling;
import casebell.review.QueueDesk;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.RoleRegister;
import casebell.review.Suggestion;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue, and bodies from before there was one. */
class SqlReviewsTest {
    private static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");
    private static final Staff ANNA = new Staff("101", Set.of(Role.REVIEWER));
    private static final Staff BEN = new Staff("102", Set.of(Role.REVIEWER));

    @TempDir
    Path folder;

    private SqlStore store;
    private QueueDesk queue;

    @BeforeEach
    void cases_wait() {
        InstantSource clock = InstantSource.fixed(NOW);
        store = SqlStore.open(folder.resolve("casebell.db"), clock);
        queue = new QueueDesk(store.reviews(), Permissions.ofSmallTeam(), RoleRegister.SILENT, clock);
        waits("demo/1", "high", 3600, 0);
        waits("demo/2", "critical", 7200, 0);
        waits("demo/3", "high", -60, 0);
        waits("other/4", "high", 3600, -500);
        waits("demo0/5", "low", 3600, 0);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_most_severe_come_first_then_the_most_urgent_then_the_oldest() {
        assertEquals(List.of("demo/2", "demo/3", "other/4", "demo/1", "demo0/5"), list(ReviewStore.Filter.ALL));
    }

    @Test
    void the_queue_is_filtered() {
        queue.claim(new CaseRef("demo", "1"), ANNA);
        queue.claim(new CaseRef("demo", "2"), BEN);
        assertEquals(List.of("demo/3", "other/4", "demo/1"), list(filter("high", "", "", false, false)));
        assertEquals(List.of("demo/2", "demo/3", "demo/1"), list(filter("", "demo", "", false, false)));
        assertEquals(List.of("demo/1"), list(filter("", "", ANNA.id(), false, false)));
        assertEquals(List.of("demo/3", "other/4", "demo0/5"), list(filter("", "", "", true, false)));
        assertEquals(List.of("demo/3"), list(filter("", "", "", false, true)));
        assertEquals(List.of(), list(filter("medium", "", "", false, false)));
    }

    @Test
    void what_is_snoozed_is_out_of_the_queue_until_its_time() {
        waits("demo/6", "critical", 100_000, 0);
        CaseRef ref = new CaseRef("demo", "6");
        queue.snooze(ref, ANNA, 2);
        ReviewStore.Filter snoozed =
                new ReviewStore.Filter(Optional.empty(), Optional.empty(), Optional.empty(), false, false, true);
        assertTrue(!list(ReviewStore.Filter.ALL).contains("demo/6"));
        assertEquals(List.of("demo/6"), list(snoozed));
        assertEquals(
                "demo/2",
                store.reviews()
                        .open(ReviewStore.Filter.ALL, NOW.plusSeconds(7200), 9)
                        .get(0)
                        .ref()
                        .toString());
        assertEquals(
                6,
                store.reviews()
                        .open(ReviewStore.Filter.ALL, NOW.plusSeconds(7200), 9)
                        .size());
    }

    @Test
    void a_review_survives_the_database() {
        CaseRef ref = new CaseRef("demo", "1");
        queue.claim(ref, ANNA);
        queue.dissent(ref, BEN, "it is satire");
        Review kept = store.reviews().find(ref).orElseThrow();
        assertEquals(kept, Bodies.read(Bodies.write(kept), Review.class));
        assertEquals(Optional.of("101"), kept.handling().claim().map(Handling.Claim::staffId));
    }

    @Test
    void a_body_from_before_there_was_a_queue_is_still_read() {
        Review kept = store.reviews().find(new CaseRef("demo", "1")).orElseThrow();
        String body = Bodies.write(kept);
        String old = body.replaceAll(",\"handling\":\\{[^}]*\\}", "")
                .replace(",\"reversal\":null", "")
                .replaceAll(",\"approvals\":\\d,\"isFinal\":false\\}", "}");
        assertTrue(!old.contains("handling") && !old.contains("reversal") && !old.contains("isFinal"), old);
        Review read = Bodies.read(old, Review.class);
        assertEquals(Handling.NONE, read.handling());
        assertEquals(Optional.empty(), read.reversal());
        ActionPlan plan = read.suggestion().plan().orElseThrow();
        assertEquals(1, plan.approvals());
        assertTrue(plan.isReversible());
    }

    private List<String> list(ReviewStore.Filter filter) {
        return queue.list(ANNA, filter, 10).stream()
                .map(l -> l.ref().toString())
                .toList();
    }

    private static ReviewStore.Filter filter(
            String severity, String source, String mine, boolean isUnclaimed, boolean isOverdue) {
        return new ReviewStore.Filter(given(severity), given(source), given(mine), isUnclaimed, isOverdue, false);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private void waits(String named, String severity, long decideIn, long since) {
        CaseRef ref = CaseRef.read(named).orElseThrow();
        Suggestion suggestion = new Suggestion(
                1,
                1,
                "sha256:test",
                List.of("a-rule"),
                severity,
                "A reason",
                List.of(),
                Optional.of(new ActionPlan("remove-post", Optional.empty(), Optional.empty(), 1, false)),
                List.of(),
                1,
                Set.of(),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(decideIn)),
                NOW.plusSeconds(since));
        store.reviews()
                .change(
                        ref,
                        stored -> Change.to(
                                        Review.begin(ref, suggestion),
                                        Entry.ofHouse("case.judged", ref.toString(), Json.object()))
                                .answering(true));
    }
}

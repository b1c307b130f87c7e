package casebell.review.incident;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Party;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Staff;
import casebell.cases.Standing;
import casebell.review.ActOnCase;
import casebell.review.ActionOutlet;
import casebell.review.ActionPlan;
import casebell.review.Decision;
import casebell.review.HandsDesk;
import casebell.review.PressTerms;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.Suggestion;
import casebell.review.Together;
import casebell.store.SqlStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Incidents on a real database, with a case system that can be killed in the middle. Orders are carried out when a test says so. */
final class FloodHouse implements AutoCloseable {
    static final Staff ANNA = new Staff("101", Set.of(Role.REVIEWER));
    static final Staff BEN = new Staff("102", Set.of(Role.REVIEWER));
    static final Staff LEA = new Staff("103", Set.of(Role.LEAD));
    static final Staff VISITOR = new Staff("199", Set.of());
    static final CaseRef INCIDENT = new CaseRef("incident", "1");
    static final Duration UNDO = Duration.ofSeconds(30);

    final SqlStore store;
    final IncidentStore incidents;
    final ReviewStore reviews;
    final CaseStore cases;
    final Gathering gathering;
    final IncidentDesk desk;
    final IncidentSight sight;
    final Outlet outlet = new Outlet();
    final Map<String, Set<Role>> roles = new ConcurrentHashMap<>();
    private final CarryOutBatch batches;
    private volatile Instant now = Instant.parse("2026-04-14T09:00:00Z");
    volatile String policy = "sha256:one";
    /** What the case system of these cases cannot do. */
    final Set<CaseRef> hindered = ConcurrentHashMap.newKeySet();

    FloodHouse(Path folder, int from) {
        InstantSource clock = () -> now;
        store = SqlStore.open(folder.resolve("flood.db"), clock);
        incidents = store.incidents();
        reviews = store.reviews();
        cases = store.cases();
        gathering = new Gathering(incidents, store.cards(), from);
        sight = new IncidentSight(incidents, reviews, store.echoes(), store.cards(), ref -> true);
        Permissions permissions = Permissions.ofSmallTeam();
        IncidentDesk.Terms terms = new IncidentDesk.Terms(
                permissions,
                id -> Optional.ofNullable(roles.get(id)),
                new PressTerms(UNDO, Duration.ofHours(24), () -> policy));
        desk = new IncidentDesk(incidents, sight, cases, terms, new Random(42), clock);
        HandsDesk hands = new HandsDesk(store.hands(), permissions, 0, clock);
        Handler acting = new ActOnCase(reviews, Map.of("demo", outlet), hands, clock);
        Handler judging = order -> {
            CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
            int number = Integer.parseInt(ref.id().substring(1));
            judged(ref, snapshot(number, "p-1", "u-5"), "remove-post");
            return Handler.done();
        };
        PressTerms press = new PressTerms(
                Duration.ZERO,
                Duration.ofDays(1),
                () -> policy,
                (ref, plan) -> hindered.contains(ref) ? Optional.of("It cannot") : Optional.empty(),
                ref -> Optional.empty());
        batches = new CarryOutBatch(
                incidents, reviews, new Together(reviews, permissions, press, clock), acting, judging, clock);
    }

    Instant now() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    /** So many threats, in few transactions. */
    void threats(int from, int to) {
        for (int i = from; i <= to; i += 250) {
            int first = i;
            CaseRef outer = new CaseRef("demo", "outer" + i);
            cases.change(outer, stored -> {
                for (int n = first; n <= Math.min(to, first + 249); n++) {
                    threat(n, "remove-post", "p-1", "u-5");
                }
                return Change.none(true);
            });
        }
    }

    /** A case about a post that refers to another and is aimed at somebody, as it is when the policy has judged it. */
    CaseRef threat(int number, String action, String post, String target) {
        CaseRef ref = new CaseRef("demo", "t" + number);
        Snapshot snapshot = snapshot(number, post, target);
        cases.change(
                ref,
                stored -> Change.to(
                                new Case(
                                        ref,
                                        snapshot.url(),
                                        new Standing.Known(snapshot, now, Optional.empty()),
                                        List.of(new Sighting("m" + number, "c", "101", now)),
                                        stored.map(Case::revision).orElse(0L) + 1),
                                Entry.ofHouse("case.read", ref.toString(), Json.object()))
                        .answering(true));
        judged(ref, snapshot, action);
        return ref;
    }

    /** The policy says this about a case now. */
    void judged(CaseRef ref, Snapshot snapshot, String action) {
        reviews.change(ref, stored -> {
            gathering.judged(ref, snapshot, true, now);
            Suggestion suggestion =
                    suggestion(stored.map(r -> r.suggestion().number() + 1).orElse(1), action);
            Review next = stored.map(r -> r.suggesting(suggestion, Optional.empty()))
                    .orElseGet(() -> Review.begin(ref, suggestion));
            return Change.to(next, Entry.ofHouse("case.judged", ref.toString(), Json.object()))
                    .answering(true);
        });
    }

    Suggestion suggestion(int number, String action) {
        return new Suggestion(
                number,
                1,
                policy,
                List.of("violent-threat.direct"),
                "high",
                "A direct threat",
                List.of(),
                action.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ActionPlan(action, Optional.empty(), Optional.empty(), 1, false)),
                List.of(),
                2,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                now);
    }

    static Snapshot snapshot(int number, String post, String target) {
        return snapshot(number, post, target, number % 3 == 0 ? "proactive" : "user-report");
    }

    static Snapshot snapshot(int number, String post, String target, String foundBy) {
        Snapshot.Content content = new Snapshot.Content(
                Optional.of("c-" + number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Threat number " + number),
                Optional.empty(),
                post.isEmpty() ? List.of() : List.of(post),
                List.of());
        return new Snapshot(
                1,
                URI.create("https://cases.example.org/cases/t" + number),
                Instant.parse("2026-04-14T08:50:00Z"),
                "open",
                "post",
                Optional.of(foundBy),
                Optional.of(content),
                Optional.empty(),
                target.isEmpty() ? Optional.empty() : Optional.of(party(target)),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Party party(String id) {
        return new Party(
                id,
                "@" + id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** One turn of a batch. */
    Handler.Outcome carryOut(int batch) {
        return batches.carryOut(Order.of(Errand.CARRY_OUT_BATCH, INCIDENT, Integer.toString(batch), now));
    }

    /** One turn of judging anew what another policy judged. */
    Handler.Outcome judgeAnew() {
        return batches.carryOut(Order.of(Errand.CARRY_OUT_BATCH, INCIDENT, CarryOutBatch.JUDGE_ANEW + "x", now));
    }

    /** Turns until the batch is over, whatever was killed. */
    void carryOutAll(int batch) {
        for (int i = 0; i < 10_000; i++) {
            if (carryOut(batch) instanceof Handler.Outcome.Done) {
                return;
            }
            advance(Duration.ofSeconds(10));
        }
        throw new AssertionError("The batch does not come to its end");
    }

    Incident incident() {
        return incidents.find(INCIDENT).orElseThrow();
    }

    @Override
    public void close() {
        store.close();
    }

    /** The process is killed here. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A case system that keeps keys, as they all do, and can be killed before or after its effect. */
    static final class Outlet implements ActionOutlet {
        final Map<String, String> effects = new ConcurrentHashMap<>();
        final List<Decision> decisions = new ArrayList<>();
        volatile Optional<Boolean> killAfterEffect = Optional.empty();
        volatile boolean isAway;

        @Override
        public String name() {
            return "demo";
        }

        @Override
        public synchronized Answer act(CaseRef ref, Decision decision) {
            Optional<Boolean> kill = killAfterEffect;
            killAfterEffect = Optional.empty();
            if (kill.equals(Optional.of(false))) {
                throw new Killed();
            }
            if (isAway) {
                return new Answer.Later("The case system is away", Optional.empty());
            }
            if (effects.putIfAbsent(decision.id(), ref.toString()) == null) {
                decisions.add(decision);
            }
            if (kill.isPresent()) {
                throw new Killed();
            }
            return new Answer.Accepted("a-" + decision.id());
        }

        @Override
        public ReadBack readBack(CaseRef ref, String actionId) {
            return new ReadBack.Applied();
        }
    }
}

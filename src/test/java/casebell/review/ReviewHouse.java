package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.MemoryHouse;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Sight;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Spot;
import casebell.cases.Staff;
import casebell.cases.Standing;
import casebell.store.SqlStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The review desk with everything around it in memory. */
final class ReviewHouse {
    static final CaseRef REF = new CaseRef("demo", "4821");
    static final Staff ANNA = new Staff("101", Set.of(Role.REVIEWER));
    static final Staff BEN = new Staff("102", Set.of(Role.REVIEWER));
    static final Staff LEA = new Staff("103", Set.of(Role.LEAD, Role.REVIEWER));
    static final Staff VISITOR = new Staff("199", Set.of());

    final MemoryHouse house = new MemoryHouse();
    final MemoryHouse.Memory<CaseRef, Case> casesInMemory;
    final MemoryHouse.Memory<CaseRef, Review> reviewsInMemory;
    final MemoryHouse.Memory<CaseRef, PostedCard> cardsInMemory;
    final CaseStore cases = new CaseStore() {
        @Override
        public Optional<Case> find(CaseRef key) {
            return casesInMemory.find(key);
        }

        @Override
        public <R> R change(CaseRef key, Function<Optional<Case>, Change<Case, R>> work) {
            return casesInMemory.change(key, work);
        }
    };
    final ReviewStore reviews = new ReviewStore() {
        @Override
        public Optional<Review> find(CaseRef key) {
            return reviewsInMemory.find(key);
        }

        @Override
        public <R> R change(CaseRef key, Function<Optional<Review>, Change<Review, R>> work) {
            return reviewsInMemory.change(key, work);
        }

        @Override
        public List<Line> open(Filter filter, Instant now, int limit) {
            return reviewsInMemory.all().stream()
                    .filter(r -> r.stage() instanceof Stage.Open)
                    .filter(r -> !filter.isUnclaimed() || r.handling().claim().isEmpty())
                    .map(r -> new Line(
                            r.ref(), r.suggestion().severity(), "open", "", Optional.empty(), Optional.empty()))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<CaseRef> openAfter(String ref, int limit) {
            return reviewsInMemory.all().stream()
                    .filter(r -> r.stage() instanceof Stage.Open)
                    .map(Review::ref)
                    .filter(r -> r.toString().compareTo(ref) > 0)
                    .sorted(Comparator.comparing(CaseRef::toString))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Line> appealed(Sight sight, int limit) {
            return List.of();
        }

        @Override
        public List<Line> matching(String text, Sight sight, int limit) {
            return List.of();
        }
    };
    final CardStore cards = new CardStore() {
        @Override
        public Optional<PostedCard> find(CaseRef key) {
            return cardsInMemory.find(key);
        }

        @Override
        public <R> R change(CaseRef key, Function<Optional<PostedCard>, Change<PostedCard, R>> work) {
            return cardsInMemory.change(key, work);
        }
    };
    final MemoryHouse.Memory<String, Echo> echoesInMemory;
    final EchoStore echoes = new EchoStore() {
        @Override
        public Optional<Echo> find(String key) {
            return echoesInMemory.find(key);
        }

        @Override
        public <R> R change(String key, Function<Optional<Echo>, Change<Echo, R>> work) {
            return echoesInMemory.change(key, work);
        }
    };
    final MemoryHouse.Memory<String, Target> targetsInMemory;
    final TargetStore targets = new TargetStore() {
        @Override
        public Optional<Target> find(String key) {
            return targetsInMemory.find(key);
        }

        @Override
        public <R> R change(String key, Function<Optional<Target>, Change<Target, R>> work) {
            return targetsInMemory.change(key, work);
        }
    };
    final Judge.Surges surges = new Judge.Surges(echoes, targets);
    final Board board = new Board();
    final LaidOutlet outlet = new LaidOutlet();
    Suggestion advice = suggestion(2, Set.of(Role.LEAD));
    final MemoryHouse.Memory<String, Hands> handsInMemory;
    final HandsStore handsStore = new HandsStore() {
        @Override
        public Optional<Hands> find(String key) {
            return handsInMemory.find(key);
        }

        @Override
        public <R> R change(String key, Function<Optional<Hands>, Change<Hands, R>> work) {
            return handsInMemory.change(key, work);
        }
    };
    /** The revision of the policy in force. */
    volatile String policy = "sha256:test";
    /** What the chat says about people who press nothing just now. */
    final Map<String, Set<Role>> roles = new ConcurrentHashMap<>();

    final Permissions permissions = Permissions.ofSmallTeam();
    final RoleRegister register = id -> Optional.ofNullable(roles.get(id));
    final PressTerms terms = new PressTerms(Duration.ofSeconds(30), Duration.ofHours(24), () -> policy);
    final ReviewDesk desk = new ReviewDesk(reviews, permissions, register, terms, house);
    final AppealDesk appeals = new AppealDesk(reviews, desk, permissions, house);
    final QueueDesk queue = new QueueDesk(reviews, permissions, register, house);
    final HandsDesk hands;
    final ActOnCase acting;

    ReviewHouse() {
        this(0);
    }

    /** With a quota of actions a day. */
    ReviewHouse(int dailyQuota) {
        this(dailyQuota, clock -> Optional.empty());
    }

    /**
     * With a real store that does the same beside it.
     *
     * @param opened opens it, with this clock
     */
    ReviewHouse(int dailyQuota, Function<InstantSource, Optional<SqlStore>> opened) {
        Optional<SqlStore> store = opened.apply(house);
        casesInMemory = store.map(s -> house.ledger(s.cases())).orElseGet(house::ledger);
        reviewsInMemory = store.map(s -> house.ledger(s.reviews())).orElseGet(house::ledger);
        cardsInMemory = store.map(s -> house.ledger(s.cards())).orElseGet(house::ledger);
        echoesInMemory = store.map(s -> house.ledger(s.echoes())).orElseGet(house::ledger);
        targetsInMemory = store.map(s -> house.ledger(s.targets())).orElseGet(house::ledger);
        handsInMemory = store.map(s -> house.ledger(s.hands())).orElseGet(house::ledger);
        hands = new HandsDesk(handsStore, permissions, dailyQuota, house);
        Judge judge = new Judge(
                cases,
                reviews,
                surges,
                Floods.NONE,
                (s, surge, now) -> new Adviser.Advice(
                        timed(advice, advice.decideBy(), now).about(s.version(), policy), Optional.empty()),
                house);
        house.handles(Errand.JUDGE, judge);
        house.handles(Errand.SHOW_CARD, new CardKeeper(cases, reviews, cards, board, Floods.NONE, house));
        house.handles(Errand.TELL_APPEAL, new TellAppeal(reviews, Map.of("demo", outlet), hands, house));
        acting = new ActOnCase(reviews, Map.of("demo", outlet), hands, house);
        house.handles(Errand.ACT, acting);
    }

    /** The case as its system tells it at this version, judged and shown. */
    void told(long version) {
        read(version);
        house.runDue();
    }

    /** Another case as its system tells it, seen at this time, judged and shown. */
    void told(CaseRef ref, Snapshot snapshot, Instant at) {
        cases.change(ref, stored -> {
            Case next = new Case(
                    ref,
                    LINK,
                    new Standing.Known(snapshot, at, Optional.empty()),
                    List.of(new Sighting("m" + ref.id(), "c", "101", at)),
                    stored.map(Case::revision).orElse(0L) + 1);
            return Change.to(next, Entry.ofHouse("case.read", ref.toString(), Json.object()))
                    .ordering(Order.of(Errand.JUDGE, ref, "v" + next.revision(), at))
                    .answering(true);
        });
        house.runDue();
    }

    /** The case as its system tells it at this version, with reports, judged and shown. */
    void told(long version, List<Snapshot.Report> reports) {
        Snapshot plain = snapshot(version);
        Snapshot reported = new Snapshot(
                version,
                LINK,
                plain.openedAt(),
                plain.state(),
                plain.kind(),
                plain.foundBy(),
                plain.content(),
                plain.author(),
                plain.target(),
                plain.reach(),
                plain.signals(),
                plain.labels(),
                reports,
                plain.actions(),
                plain.followerChange(),
                plain.tag(),
                plain.means());
        cases.change(
                REF,
                stored -> Change.to(
                                stored.orElseThrow().known(reported, house.instant()),
                                Entry.ofHouse("case.read", REF.toString(), Json.object()))
                        .ordering(Order.of(Errand.JUDGE, REF, "v" + version, house.instant()))
                        .answering(version));
        house.runDue();
    }

    /** The same, and nothing came of it yet. */
    void read(long version) {
        Sighting sighting = new Sighting("1", "2", "101", house.instant());
        cases.change(REF, stored -> {
            Case next = stored.map(c -> c.known(snapshot(version), house.instant()))
                    .orElseGet(() -> new Case(
                            REF,
                            LINK,
                            new Standing.Known(snapshot(version), house.instant(), Optional.empty()),
                            List.of(sighting),
                            1));
            return Change.to(next, Entry.ofHouse("case.read", REF.toString(), Json.object()))
                    .ordering(Order.of(Errand.JUDGE, REF, "v" + version, house.instant()))
                    .answering(version);
        });
    }

    Review review() {
        return reviews.find(REF).orElseThrow();
    }

    static final URI LINK = URI.create("https://cases.example.org/cases/4821");

    static Snapshot snapshot(long version) {
        return new Snapshot(
                version,
                LINK,
                Instant.EPOCH,
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
    }

    static Suggestion suggestion(int approvals, Set<Role> seniors) {
        return new Suggestion(
                1,
                1,
                "sha256:test",
                List.of("violent-threat.direct"),
                "high",
                "Direct threat against a legislator",
                List.of("It says so."),
                Optional.of(plan("remove-post")),
                List.of(plan("limit-reach")),
                approvals,
                seniors,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }

    /** The same with other actions to choose. */
    static Suggestion offering(Suggestion s, List<ActionPlan> alternatives) {
        return new Suggestion(
                s.number(),
                s.caseVersion(),
                s.policyRevision(),
                s.rules(),
                s.severity(),
                s.reason(),
                s.sentences(),
                s.plan(),
                alternatives,
                s.approvals(),
                s.seniors(),
                s.exception(),
                s.decideBy(),
                s.madeAt());
    }

    /** The same, to be decided by then. */
    static Suggestion due(Suggestion s, Instant decideBy) {
        return timed(s, Optional.of(decideBy), s.madeAt());
    }

    private static Suggestion timed(Suggestion s, Optional<Instant> decideBy, Instant madeAt) {
        return new Suggestion(
                s.number(),
                s.caseVersion(),
                s.policyRevision(),
                s.rules(),
                s.severity(),
                s.reason(),
                s.sentences(),
                s.plan(),
                s.alternatives(),
                s.approvals(),
                s.seniors(),
                s.exception(),
                decideBy,
                madeAt);
    }

    static ActionPlan plan(String action) {
        return new ActionPlan(action, Optional.empty(), Optional.empty(), 1, false);
    }

    /** Remembers what it showed; the next answers can be laid down. */
    static final class Board implements ReviewBoard {
        final List<String> calls = new ArrayList<>();
        final Deque<Shown> next = new ArrayDeque<>();

        @Override
        public Drawing draw(Card card, int edition) {
            return new Drawing() {
                @Override
                public Shown post(boolean mayStandAlready) {
                    calls.add("post " + edition + (mayStandAlready ? " looking first" : ""));
                    return next.isEmpty() ? new Shown.At(new Spot("7", "70" + edition)) : next.pop();
                }

                @Override
                public Shown redraw(Spot spot) {
                    calls.add("redraw " + spot.messageId() + " "
                            + card.review().map(r -> r.stage().word()).orElse("unjudged"));
                    return next.isEmpty() ? new Shown.At(spot) : next.pop();
                }
            };
        }
    }
}

package casebell.app.wiring;

import casebell.app.config.Settings;
import casebell.app.service.HealthService;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Permissions;
import casebell.cases.SealedCases;
import casebell.cases.Walls;
import casebell.digest.DigestDesk;
import casebell.digest.SendDigest;
import casebell.discord.Buttons;
import casebell.discord.ComponentStore;
import casebell.discord.Desks;
import casebell.discord.DiscordGate;
import casebell.escalation.EscalationDesk;
import casebell.escalation.EscalationStore;
import casebell.escalation.PageKeeper;
import casebell.escalation.PageLadder;
import casebell.escalation.Pager;
import casebell.intake.CaseFeed;
import casebell.intake.CaseLine;
import casebell.intake.CaseSource;
import casebell.intake.Follow;
import casebell.intake.Hearing;
import casebell.intake.IntakeDesk;
import casebell.intake.LinkFinder;
import casebell.intake.LookUp;
import casebell.intake.SystemsDesk;
import casebell.liaison.LiaisonDesk;
import casebell.liaison.ReachOut;
import casebell.liaison.RemindOfPromise;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.review.ActOnCase;
import casebell.review.ActionOutlet;
import casebell.review.AppealDesk;
import casebell.review.Breaker;
import casebell.review.Card;
import casebell.review.CardKeeper;
import casebell.review.CardStore;
import casebell.review.CustodyDesk;
import casebell.review.DryRunOutlet;
import casebell.review.Feasible;
import casebell.review.Floods;
import casebell.review.HandsDesk;
import casebell.review.Judge;
import casebell.review.JudgeAnew;
import casebell.review.OpenFloods;
import casebell.review.PolicyAdviser;
import casebell.review.PolicyDesk;
import casebell.review.PostedCard;
import casebell.review.PressTerms;
import casebell.review.QueueDesk;
import casebell.review.Reminders;
import casebell.review.ReviewBoard;
import casebell.review.ReviewDesk;
import casebell.review.ReviewStore;
import casebell.review.TellAppeal;
import casebell.review.TellPolicy;
import casebell.review.TellTeam;
import casebell.review.Together;
import casebell.review.incident.CarryOutBatch;
import casebell.review.incident.EndingDesk;
import casebell.review.incident.Gathering;
import casebell.review.incident.IncidentDesk;
import casebell.review.incident.IncidentKeeper;
import casebell.review.incident.IncidentSight;
import casebell.review.incident.IncidentStore;
import casebell.review.news.Announcer;
import casebell.review.news.ShowNews;
import casebell.review.people.ExposureStore;
import casebell.review.people.PeopleDesk;
import casebell.review.people.ShiftDesk;
import casebell.review.people.TextDesk;
import casebell.review.thread.ThreadDesk;
import casebell.review.thread.ThreadKeeper;
import casebell.review.thread.ThreadStore;
import casebell.review.thread.WithThread;
import casebell.source.wire.CaseSystem;
import casebell.store.SqlCaseSheet;
import casebell.store.SqlComponents;
import casebell.store.SqlExposure;
import casebell.store.SqlFigures;
import casebell.store.SqlFollowLog;
import casebell.store.SqlStore;
import casebell.store.SqlTally;
import casebell.store.SqlWatchLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A running Casebell: every desk, handler and door, made in one place. */
public final class House implements AutoCloseable {
    private static final int LOOK_UPS = 4;
    private static final int ACTIONS = 2;
    private static final int FEEDS = 1;
    private static final int THREADS = 6;
    private static final int LISTENERS = 4;
    private static final int WAITING_PRESSES = 1000;
    private static final int WAITING_ORDERS = 1000;
    private static final int COUNTS_KEPT = 31;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final SqlStore store;
    private final DiscordGate gate;
    private final Desks desks;
    private final Follow follow;
    private final Map<Errand, Handler> handlers = new EnumMap<>(Errand.class);
    private final ThreadPoolExecutor workers = pool(LISTENERS, WAITING_PRESSES);
    private final ThreadPoolExecutor ears = pool(LISTENERS, WAITING_PRESSES);
    private final ThreadPoolExecutor carriers;

    private House(Settings settings, Place place, Policy policy, SqlStore store, InstantSource clock, Doors doors) {
        this.store = store;
        // Every case system may stall, and there are threads left that page people and show cards.
        carriers = pool(THREADS + (LOOK_UPS + ACTIONS + FEEDS) * place.sources().size(), WAITING_ORDERS);
        Walls walls = new Walls(settings.access().allTeams(), store.custodies(), clock);
        CaseStore cases = new SealedCases(doors.cases(store.cases()), walls);
        ReviewStore reviews = doors.reviews(store.reviews());
        CardStore cards = doors.cards(store.cards());
        EscalationStore escalations = doors.escalations(store.escalations());
        Permissions permissions = settings.access().permissions().behind(walls);
        gate = new DiscordGate(
                place.discord(),
                new Buttons(components(store), clock, place.secret() + store.identity()),
                clock,
                workers,
                ears,
                settings.access().channels());

        LinkFinder links = new LinkFinder(place.links());
        Hearing hearing = new Hearing(cases, links, place.followed().keySet());
        IntakeDesk intake = new IntakeDesk(cases, hearing, Optional.of(walls));
        PolicyDesk governing = new PolicyDesk(
                store.policies(), permissions, policy, () -> PolicyReader.read(settings.policy()), clock);
        HandsDesk hands =
                new HandsDesk(store.hands(), permissions, settings.review().dailyQuota(), settings.quotas(), clock);
        PressTerms terms = new PressTerms(
                settings.review().undoWindow(),
                settings.review().approvalExpires(),
                governing::hash,
                (ref, plan) -> cases.find(ref).flatMap(Case::snapshot).flatMap(told -> Feasible.hindrance(told, plan)),
                hands::tied);
        ReviewDesk review = new ReviewDesk(reviews, permissions, gate.roles(), terms, clock);
        SqlTally tally = new SqlTally(store);
        ExposureStore exposure = new SqlExposure(store);
        PeopleDesk people = new PeopleDesk(store.persons(), exposure, permissions, clock);
        QueueDesk queue = new QueueDesk(reviews, permissions, gate.roles(), people, clock);
        EscalationDesk escalation = new EscalationDesk(escalations, permissions, clock);
        LiaisonDesk liaison = new LiaisonDesk(store.dossiers(), new SqlCaseSheet(store), permissions, clock);
        DigestDesk digest = new DigestDesk(store.digests(), settings.digest().timetable(), permissions, clock);
        List<CaseSystem> systems =
                place.sources().stream().map(site -> site.open(clock)).toList();
        follow =
                new Follow(feeds(systems, place), paces(place), hearing, doors.follows(new SqlFollowLog(store)), clock);
        List<CaseLine> lines =
                systems.stream().flatMap(system -> system.lines().stream()).toList();
        IncidentStore floods = store.incidents();
        Gathering gathering = new Gathering(floods, cards, settings.review().incidentFrom());
        Floods open = new OpenFloods(gathering, walls);
        IncidentSight sight = new IncidentSight(floods, reviews, store.echoes(), cards, walls::isEverybodys);
        IncidentDesk incidents = new IncidentDesk(
                floods,
                sight,
                cases,
                new IncidentDesk.Terms(permissions, gate.roles(), terms),
                new SecureRandom(),
                clock);
        ThreadStore threads = store.threads();
        desks = new Desks(
                links,
                intake,
                review,
                queue,
                hands,
                new CustodyDesk(cases, store.custodies(), permissions, clock),
                new AppealDesk(reviews, review, permissions, clock),
                new TextDesk(
                        cases, permissions, exposure, people, settings.review().reading()),
                people,
                new ShiftDesk(reviews, store.persons(), tally, permissions, clock),
                new SystemsDesk(lines, follow, permissions),
                escalation,
                liaison,
                digest,
                governing,
                incidents,
                new EndingDesk(floods, permissions, clock),
                new ThreadDesk(threads, cards, new ThreadDesk.Known(reviews, floods), permissions, clock),
                gathering,
                cases,
                reviews,
                cards,
                store.history(),
                permissions);

        handlers.put(Errand.LOOK_UP, new Lanes(new LookUp(cases, sources(systems, doors), clock), LOOK_UPS, clock));
        Judge.Surges surges = new Judge.Surges(store.echoes(), store.targets());
        Judge judge = new Judge(cases, reviews, surges, open, new PolicyAdviser(governing::current), clock);
        handlers.put(Errand.JUDGE, judge);
        handlers.put(Errand.JUDGE_ANEW, new JudgeAnew(store.policies(), reviews, judge, governing::hash, clock));
        handlers.put(Errand.FOLLOW, follow);
        Set<String> dry = settings.review().dryRun();
        Function<CaseRef, Card.Around> around = ref -> new Card.Around(walls.shelf(ref), dry.contains(ref.source()));
        ReviewBoard board = doors.board(gate.board(settings.review().isExcerptOnCard(), around));
        CardKeeper keeper = new CardKeeper(cases, reviews, cards, board, open, clock);
        ThreadKeeper telling =
                new ThreadKeeper(threads, cards, store.history(), doors.threads(gate.threads()), walls::shelf);
        Announcer announcer = new Announcer(
                keeper,
                new Announcer.Reading(cases, reviews, cards, gathering),
                store.news(),
                store.keptBack(),
                place.announcing(),
                clock);
        handlers.put(Errand.SHOW_CARD, WithThread.onDemand(announcer, telling));
        handlers.put(Errand.SHOW_NEWS, new ShowNews(store.news(), gate.news(), clock));
        handlers.put(Errand.REMIND_TEAM, new Reminders(reviews, permissions, terms, open, clock));
        handlers.put(Errand.TELL_TEAM, new TellTeam(cards, gate.teams(), around));
        Map<String, ActionOutlet> outlets = outlets(systems, dry, doors);
        handlers.put(Errand.TELL_APPEAL, new TellAppeal(reviews, outlets, hands, clock));
        ActOnCase acting = new ActOnCase(
                reviews,
                outlets,
                hands,
                Optional.of(new Breaker(settings.review().breaker(), tally, hands, clock)),
                clock);
        handlers.put(Errand.ACT, new Lanes(acting, ACTIONS, clock));
        IncidentKeeper showing = new IncidentKeeper(floods, sight, cards, gate.incidents(), clock);
        handlers.put(Errand.SHOW_INCIDENT, WithThread.always(showing, telling));
        handlers.put(
                Errand.CARRY_OUT_BATCH,
                new CarryOutBatch(
                        floods, reviews, new Together(reviews, permissions, terms, clock), acting, judge, clock));
        handlers.put(Errand.RAISE, escalation);
        Pager pager = doors.pager(
                gate.pager(walls::isEverybodys, ref -> cards.find(ref).flatMap(PostedCard::spot)));
        handlers.put(Errand.PAGE, new PageLadder(escalations, place.ladders(), pager, gate.duty(permissions), clock));
        handlers.put(Errand.SHOW_PAGE, WithThread.onDemand(new PageKeeper(escalations, pager), telling));
        handlers.put(
                Errand.SEND_DIGEST,
                new SendDigest(
                        store.digests(),
                        new SqlFigures(store, walls::isEverybodys),
                        doors.digests(gate.digests()),
                        digest));
        handlers.put(Errand.TELL_POLICY, new TellPolicy(store.policies(), gate.policyOwners()));
        handlers.put(Errand.REMIND, new RemindOfPromise(store.dossiers(), gate.liaisons(people)));
        handlers.put(Errand.REACH_OUT, new ReachOut(store.dossiers(), walls::isEverybodys, clock));
    }

    /**
     * Opens the store and begins to work. The caller lets it {@link #join} and closes it.
     *
     * @param anew whether it begins with an empty record, as in a Discord that is new itself
     */
    public static House open(Settings settings, Place place, Policy policy, InstantSource clock, boolean anew) {
        SqlStore store = anew ? SqlStore.openAnew(settings.store(), clock) : SqlStore.open(settings.store(), clock);
        return open(settings, place, policy, store, clock, Doors.AS_THEY_ARE);
    }

    static House open(Settings settings, Place place, Policy policy, SqlStore store, InstantSource clock, Doors doors) {
        House house = new House(settings, place, policy, store, clock, doors);
        new SqlComponents(store).forgetBefore(clock.instant());
        new SqlExposure(store)
                .forgetBefore(
                        clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(COUNTS_KEPT));
        house.desks.digest().keepTime();
        house.desks.policy().begin();
        house.follow.begin();
        int threads = house.carriers.getMaximumPoolSize();
        store.orders().start(house.handlers, threads, pool(threads, WAITING_ORDERS), house.carriers);
        return house;
    }

    /**
     * Joins the Discord, waiting as long as it is away.
     *
     * @return this
     * @throws InterruptedException when the thread is asked to stop while it waits
     */
    public House join() throws InterruptedException {
        gate.join(desks, new SqlWatchLog(store), Duration.ofSeconds(2));
        return this;
    }

    /** A join that still waits ends. */
    void giveUpJoining() {
        gate.giveUpJoining();
    }

    /** How the house is. */
    public HealthService.Health health() {
        if (!gate.isReady()) {
            return HealthService.Health.AWAY;
        }
        return store.isReadable() ? HealthService.Health.UP : HealthService.Health.BROKEN;
    }

    /** The store, for exports and tests. */
    public SqlStore store() {
        return store;
    }

    /** What commands speak with. */
    public Desks desks() {
        return desks;
    }

    private static ThreadPoolExecutor pool(int threads, int waiting) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ComponentStore components(SqlStore store) {
        SqlComponents components = new SqlComponents(store);
        return new ComponentStore() {
            @Override
            public Optional<String> find(String token, Instant now) {
                return components.find(token, now);
            }

            @Override
            public void put(Map<String, String> payloadsByToken, Instant expiresAt) {
                components.put(payloadsByToken, expiresAt);
            }
        };
    }

    private static Map<String, CaseSource> sources(List<CaseSystem> systems, Doors doors) {
        Map<String, CaseSource> sources = new HashMap<>();
        systems.forEach(s -> sources.put(s.source().name(), doors.source(s.source())));
        return sources;
    }

    private static Map<String, CaseFeed> feeds(List<CaseSystem> systems, Place place) {
        Map<String, CaseFeed> feeds = new HashMap<>();
        systems.stream()
                .map(CaseSystem::feed)
                .filter(feed -> place.followed().containsKey(feed.name()))
                .forEach(feed -> feeds.put(feed.name(), feed));
        return feeds;
    }

    private static Map<String, Duration> paces(Place place) {
        Map<String, Duration> paces = new HashMap<>();
        place.followed().forEach((source, how) -> paces.put(source, how.every()));
        return paces;
    }

    private static Map<String, ActionOutlet> outlets(List<CaseSystem> systems, Set<String> dry, Doors doors) {
        Map<String, ActionOutlet> outlets = new HashMap<>();
        systems.forEach(s -> outlets.put(
                s.outlet().name(),
                dry.contains(s.outlet().name()) ? new DryRunOutlet(s.outlet().name()) : doors.outlet(s.outlet())));
        return outlets;
    }

    @Override
    public void close() {
        store.orders().stop();
        finish(carriers);
        gate.close();
        finish(ears);
        finish(workers);
        store.close();
    }

    /** What is under way comes to its end, and what waits is left to the stored orders. */
    private static void finish(ThreadPoolExecutor pool) {
        pool.shutdown();
        pool.getQueue().clear();
        try {
            if (!pool.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

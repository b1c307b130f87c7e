package casebell.intake;

import casebell.cases.CaseRef;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries out {@link Errand#FOLLOW}: reads on in one case system, takes on what is new, and looks anew at what changed. The cursor and the orders that
 * follow from what was told are one transaction, so killed at any moment it begins where the last transaction ended. With each reading a few of the open
 * cases are read anew in turn, so that what no feed tells is seen as well.
 */
public final class Follow implements Handler {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;
    private static final int IN_TURN = 5;
    private static final int MOST_OF_ONE = 50;

    private final Map<String, CaseFeed> feeds;
    private final Map<String, Duration> paces;
    private final Hearing hearing;
    private final FollowLog log;
    private final InstantSource clock;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    /**
     * @param feeds of the followed sources, by name
     * @param paces how long from one reading to the next, for each of them
     */
    public Follow(
            Map<String, CaseFeed> feeds,
            Map<String, Duration> paces,
            Hearing hearing,
            FollowLog log,
            InstantSource clock) {
        this.feeds = Map.copyOf(feeds);
        this.paces = Map.copyOf(paces);
        this.hearing = hearing;
        this.log = log;
        this.clock = clock;
    }

    /**
     * How it went since the start.
     *
     * @param readAt when it worked last
     * @param trouble why it does not work at the moment, in plain words
     * @param failures how often in a row it did not work
     * @param isBehind whether there is more to read than one reading takes
     */
    public record State(Optional<Instant> readAt, Optional<String> trouble, int failures, boolean isBehind) {
        static final State NOT_YET = new State(Optional.empty(), Optional.empty(), 0, false);
    }

    /** Of each followed source, by name. */
    public Map<String, State> states() {
        Map<String, State> all = new TreeMap<>();
        feeds.keySet().forEach(source -> all.put(source, states.getOrDefault(source, State.NOT_YET)));
        return all;
    }

    /**
     * Begins a chain of readings of each source. A chain that an earlier process, or another instance on the same store, had begun ends with its next
     * order: there is always one that reads. Called at each start.
     */
    public void begin() {
        for (String source : feeds.keySet()) {
            boolean isBegun = false;
            while (!isBegun) {
                FollowLog.Mark next = log.find(source)
                        .orElseGet(() -> FollowLog.Mark.none(source))
                        .nextChain();
                Order first = Order.of(Errand.FOLLOW, source, stamp(next), clock.instant());
                isBegun = log.move(next, List.of(first), () -> {});
            }
        }
    }

    private static String stamp(FollowLog.Mark mark) {
        return "chain-" + mark.chain();
    }

    @Override
    public Outcome carryOut(Order order) {
        String source = order.subject();
        CaseFeed feed = feeds.get(source);
        Optional<FollowLog.Mark> mark = log.find(source).filter(m -> stamp(m).equals(order.stamp()));
        if (feed == null || mark.isEmpty()) {
            return Handler.done();
        }
        CaseFeed.News news = feed.after(mark.get().cursor());
        if (news instanceof CaseFeed.News.Later later) {
            return later(source, later);
        }
        CaseFeed.News.Told told = (CaseFeed.News.Told) news;
        if (!takeDown(mark.get(), told)) {
            return Handler.again(
                    clock.instant().plus(SOON), ""); // a newer chain has moved the mark: the next look ends this one
        }
        Instant now = clock.instant();
        states.put(source, new State(Optional.of(now), Optional.empty(), 0, !told.isAll()));
        return Handler.again(now.plus(told.isAll() ? pace(source) : SOON), "");
    }

    private boolean takeDown(FollowLog.Mark mark, CaseFeed.News.Told told) {
        String source = mark.source();
        List<CaseRef> inTurn = inTurn(mark);
        String round =
                inTurn.size() < IN_TURN ? "" : inTurn.get(inTurn.size() - 1).id();
        FollowLog.Mark next = mark.at(told.cursor(), round);
        return log.move(next, List.of(), () -> {
            Instant now = clock.instant();
            told.items().forEach(item -> hearing.hear(item, now));
            List<CaseRef> anew = new ArrayList<>(inTurn);
            told.accounts().stream().distinct().forEach(id -> anew.addAll(log.openBy(source, id, MOST_OF_ONE)));
            anew.stream().distinct().forEach(ref -> hearing.look(ref, "turn-" + next.turn(), now));
        });
    }

    private List<CaseRef> inTurn(FollowLog.Mark mark) {
        return log.open(mark.source(), mark.round(), IN_TURN);
    }

    private Outcome later(String source, CaseFeed.News.Later later) {
        State before = states.getOrDefault(source, State.NOT_YET);
        int failures = before.failures() + 1;
        states.put(source, new State(before.readAt(), Optional.of(later.why()), failures, before.isBehind()));
        Duration pause = pace(source).multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return Handler.again(
                later.notBefore().filter(asked -> asked.isAfter(next)).orElse(next),
                "New cases cannot be read: " + later.why());
    }

    private Duration pace(String source) {
        return paces.getOrDefault(source, LONGEST_PAUSE);
    }
}

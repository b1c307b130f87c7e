package casebell.intake;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Snapshot;
import casebell.cases.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out {@link Errand#LOOK_UP}: reads a case from its system and takes down what it told, or the trouble. A trouble is shown on the
 * card and tried again after 5 seconds, then twice as long each time up to 5 minutes, without end: a link is never given up silently. However many people
 * point to a case meanwhile, one order tries again: each other one looks once, and leaves the rest to that one.
 */
public final class LookUp implements Handler {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;
    /** The stamp of the one order of a case that tries again. */
    private static final String RETRY = "retry";

    private final CaseStore cases;
    private final Map<String, CaseSource> sources;
    private final InstantSource clock;

    /**
     * @param sources by name
     */
    public LookUp(CaseStore cases, Map<String, CaseSource> sources, InstantSource clock) {
        this.cases = cases;
        this.sources = Map.copyOf(sources);
        this.clock = clock;
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        Optional<Case> stored = cases.find(ref);
        if (stored.isEmpty()) {
            return Handler.done();
        }
        boolean isRetry = order.stamp().equals(RETRY);
        if (isRetry) {
            Optional<Instant> next = stored.get().trouble().map(Trouble::nextTryAt);
            if (next.isEmpty()) {
                return Handler.done(); // somebody else's look went well
            }
            if (next.get().isAfter(clock.instant())) {
                return Handler.again(next.get(), "");
            }
        }
        CaseSource source = sources.get(ref.source());
        CaseSource.Reading reading = source == null
                ? new CaseSource.Reading.Later(
                        "The case system '" + ref.source() + "' is not configured any more", Optional.empty())
                : source.read(ref, stored.get().snapshot());
        return cases.change(ref, now -> takeDown(ref, now.orElseThrow(), reading, isRetry));
    }

    private Change<Case, Outcome> takeDown(CaseRef ref, Case known, CaseSource.Reading reading, boolean isRetry) {
        Instant now = clock.instant();
        if (reading instanceof CaseSource.Reading.Told told) {
            return takeDownTold(ref, known, told.snapshot(), now);
        }
        if (reading instanceof CaseSource.Reading.Unchanged) {
            return takeDownUnchanged(ref, known, now, isRetry);
        }
        if (reading instanceof CaseSource.Reading.Absent absent) {
            Entry entry =
                    Entry.ofHouse("case.gone", ref.toString(), Json.object().with("why", absent.why()));
            return Change.to(known.gone(absent.why(), now), entry)
                    .ordering(showCard(ref, known, now))
                    .answering(Handler.done());
        }
        return takeDownTrouble(ref, known, (CaseSource.Reading.Later) reading, now, isRetry);
    }

    private Change<Case, Outcome> takeDownTold(CaseRef ref, Case known, Snapshot told, Instant now) {
        Entry entry = Entry.ofHouse(
                "case.read",
                ref.toString(),
                Json.object().with("version", told.version()).with("state", told.state()));
        return Change.to(known.known(told, now), entry)
                .ordering(judge(ref, known, now))
                .answering(Handler.done());
    }

    private Change<Case, Outcome> takeDownUnchanged(CaseRef ref, Case known, Instant now, boolean isRetry) {
        if (known.snapshot().isEmpty()) {
            return takeDownTrouble(
                    ref,
                    known,
                    new CaseSource.Reading.Later(
                            "The case system said 'not changed' about a case never read", Optional.empty()),
                    now,
                    isRetry);
        }
        if (known.trouble().isEmpty()) {
            return Change.none(Handler.done());
        }
        Entry entry = Entry.ofHouse("case.read", ref.toString(), Json.object().with("unchanged", Json.of(true)));
        return Change.to(known.known(known.snapshot().orElseThrow(), now), entry)
                .ordering(judge(ref, known, now))
                .answering(Handler.done());
    }

    private Change<Case, Outcome> takeDownTrouble(
            CaseRef ref, Case known, CaseSource.Reading.Later later, Instant now, boolean isRetry) {
        int attempts = known.trouble().map(Trouble::attempts).orElse(0) + 1;
        Instant next = now.plus(pauseAfter(attempts));
        if (later.notBefore().isPresent() && later.notBefore().get().isAfter(next)) {
            next = later.notBefore().get();
        }
        Instant since = known.trouble().map(Trouble::since).orElse(now);
        Entry entry = Entry.ofHouse(
                "case.unreadable",
                ref.toString(),
                Json.object().with("why", later.why()).with("attempt", attempts));
        Change.Draft<Case> draft = Change.to(known.troubled(new Trouble(later.why(), since, attempts, next)), entry)
                .ordering(showCard(ref, known, now));
        return isRetry
                ? draft.answering(Handler.again(next, later.why()))
                : draft.ordering(Order.of(Errand.LOOK_UP, ref, RETRY, next)).answering(Handler.done());
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Order judge(CaseRef ref, Case known, Instant now) {
        return Order.of(Errand.JUDGE, ref, "case-" + (known.revision() + 1), now);
    }

    private static Order showCard(CaseRef ref, Case known, Instant now) {
        return Order.of(Errand.SHOW_CARD, ref, "case-" + (known.revision() + 1), now);
    }
}

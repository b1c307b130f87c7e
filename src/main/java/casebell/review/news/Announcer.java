package casebell.review.news;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.review.CardStore;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries out {@link Errand#SHOW_CARD} before the keeper of cards does: a case that nobody pointed to gets its first card only where it is to be announced,
 * and as long as there is room.
 */
public final class Announcer implements Handler.Preparing {
    private static final Duration BETWEEN_EDITS = Duration.ofSeconds(3);

    private final Handler.Preparing keeper;
    private final Reading reading;
    private final NewsStore news;
    private final KeptBackStore keptBack;
    private final Announcing announcing;
    private final InstantSource clock;

    /**
     * What is read, and never changed here.
     *
     * @param cards which cards stand already
     */
    public record Reading(CaseStore cases, ReviewStore reviews, CardStore cards) {}

    /**
     * @param keeper keeps cards
     */
    public Announcer(
            Handler.Preparing keeper,
            Reading reading,
            NewsStore news,
            KeptBackStore keptBack,
            Announcing announcing,
            InstantSource clock) {
        this.keeper = keeper;
        this.reading = reading;
        this.news = news;
        this.keptBack = keptBack;
        this.announcing = announcing;
        this.clock = clock;
    }

    @Override
    public void prepare(Order order) {
        if (!isOnlyTold(CaseRef.read(order.subject()).orElseThrow())) {
            keeper.prepare(order);
        }
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        return isOnlyTold(ref) && !mayHaveCard(ref) ? Handler.done() : keeper.carryOut(order);
    }

    /** Whether the case has no card, and nobody has anything to do with it yet. */
    private boolean isOnlyTold(CaseRef ref) {
        Optional<Case> subject = reading.cases().find(ref);
        return subject.filter(c -> !c.isPointedTo()).isPresent()
                && reading.cards().find(ref).isEmpty()
                && reading.reviews().find(ref).filter(Announcer::isHandled).isEmpty();
    }

    private static boolean isHandled(Review review) {
        return review.handling().claim().isPresent()
                || !(review.stage() instanceof Stage.Open open)
                || !open.approvals().isEmpty();
    }

    private boolean mayHaveCard(CaseRef ref) {
        Optional<Case> subject = reading.cases().find(ref);
        Optional<Review> review = reading.reviews().find(ref);
        if (review.isEmpty() || subject.filter(Case::isOpen).isEmpty()) {
            return false;
        }
        String severity = review.get().suggestion().severity();
        return announcing
                .place(ref.source(), severity)
                .map(place -> takeRoom(ref, severity, place))
                .orElse(false);
    }

    private boolean takeRoom(CaseRef ref, String severity, String place) {
        String key = News.key(ref.source(), place);
        return keptBack.change(ref, stored -> {
            if (stored.filter(k -> k.severity().equals(severity)).isPresent()) {
                return Change.none(false);
            }
            boolean hasRoom = news.change(key, known -> count(known, ref.source(), severity, place));
            if (hasRoom) {
                return Change.none(true);
            }
            KeptBack next =
                    new KeptBack(ref, severity, stored.map(KeptBack::revision).orElse(0L) + 1);
            Json.Builder details = Json.object().with("severity", severity).with("place", place);
            return Change.to(next, Entry.ofHouse("card.kept-back", ref.toString(), details))
                    .answering(false);
        });
    }

    private Change<News, Boolean> count(Optional<News> known, String source, String severity, String place) {
        Instant now = clock.instant();
        News before = known.orElseGet(() -> News.none(source, place));
        String key = News.key(source, place);
        if (before.hasRoom(announcing.perMinute(source), now)) {
            return Change.to(before.announcing(now), Entry.ofHouse("news.announced", key, Json.object()))
                    .answering(true);
        }
        News next = before.keepingBack(severity, now);
        return Change.to(
                        next, Entry.ofHouse("news.kept-back", key, Json.object().with("more", next.count())))
                .ordering(Order.of(Errand.SHOW_NEWS, key, "", now.plus(BETWEEN_EDITS)))
                .answering(false);
    }
}

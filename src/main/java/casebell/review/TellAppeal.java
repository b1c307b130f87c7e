package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out {@link Errand#TELL_APPEAL}: tells the case system the outcome of an appeal, once, where it has a place for it. First the record says that it was
 * asked, then it is told with a key of its own, then the record says what became of it. Killed in between, it begins again with the same key.
 */
public final class TellAppeal implements Handler {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final ReviewStore reviews;
    private final Map<String, ActionOutlet> outlets;
    private final HandsDesk hands;
    private final InstantSource clock;

    /**
     * @param outlets by the name of their source
     * @param hands says whether anything may be written now
     */
    public TellAppeal(ReviewStore reviews, Map<String, ActionOutlet> outlets, HandsDesk hands, InstantSource clock) {
        this.reviews = reviews;
        this.outlets = Map.copyOf(outlets);
        this.hands = hands;
        this.clock = clock;
    }

    static Order order(CaseRef ref, Appeal appeal, Instant now) {
        return Order.of(Errand.TELL_APPEAL, ref, Integer.toString(appeal.number()), now);
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        int number = Integer.parseInt(order.stamp());
        Optional<HandsDesk.Tied> tied = hands.tied();
        if (tied.isPresent()) {
            return Handler.again(tied.get().lookAgain(), tied.get().why());
        }
        Optional<AppealNews> news = reviews.change(ref, stored -> request(stored, number));
        if (news.isEmpty()) {
            return Handler.done();
        }
        ActionOutlet outlet = outlets.get(ref.source());
        ActionOutlet.Answer answer = outlet == null
                ? new ActionOutlet.Answer.Refused("The case system is not configured any more")
                : outlet.tell(ref, news.get());
        return reviews.change(ref, stored -> takeDown(stored.orElseThrow(), number, answer));
    }

    /** What is to be told, if it is not told yet. */
    private static Change<Review, Optional<AppealNews>> request(Optional<Review> stored, int number) {
        Optional<Appeal> found = stored.flatMap(r -> toBeTold(r, number));
        if (found.isEmpty()) {
            return Change.none(Optional.empty());
        }
        Review review = stored.orElseThrow();
        Appeal appeal = found.get();
        AppealNews news = AppealNews.of(review, appeal);
        if (appeal.telling().isPresent()) {
            return Change.none(Optional.of(news));
        }
        Appeal.Telling asked =
                new Appeal.Telling(Appeal.Telling.State.REQUESTED, 0, Optional.empty(), Optional.empty());
        return Change.to(
                        review.handled(review.handling().appealed(appeal.telling(asked))),
                        entry("appeal.tell-requested", review, appeal, Json.object()))
                .answering(Optional.of(news));
    }

    private Change<Review, Outcome> takeDown(Review review, int number, ActionOutlet.Answer answer) {
        Optional<Appeal> found = toBeTold(review, number);
        if (found.isEmpty()) {
            return Change.none(Handler.done());
        }
        Appeal appeal = found.get();
        Instant now = clock.instant();
        int attempts = appeal.telling().map(Appeal.Telling::attempts).orElse(0) + 1;
        if (answer instanceof ActionOutlet.Answer.Accepted accepted) {
            return step(
                    review,
                    appeal.telling(new Appeal.Telling(
                            Appeal.Telling.State.DONE, attempts, Optional.empty(), Optional.of(accepted.actionId()))),
                    entry("appeal.told", review, appeal, Json.object().with("actionId", accepted.actionId())),
                    Handler.done());
        } else if (answer instanceof ActionOutlet.Answer.Refused refused) {
            return step(
                    review,
                    appeal.telling(new Appeal.Telling(
                            Appeal.Telling.State.FAILED, attempts, Optional.of(refused.why()), Optional.empty())),
                    entry("appeal.not-told", review, appeal, Json.object().with("why", refused.why())),
                    Handler.done());
        }
        String why = answer instanceof ActionOutlet.Answer.Later later
                ? later.why()
                : "The case changed in the case system while it was told";
        Instant next = now.plus(pauseAfter(attempts));
        Instant at = answer instanceof ActionOutlet.Answer.Later later
                ? later.notBefore().filter(next::isBefore).orElse(next)
                : next;
        return step(
                review,
                appeal.telling(new Appeal.Telling(
                        Appeal.Telling.State.REQUESTED, attempts, Optional.of(why), Optional.empty())),
                entry(
                        "appeal.tell-delayed",
                        review,
                        appeal,
                        Json.object().with("why", why).with("attempt", attempts)),
                Handler.again(at, why));
    }

    private static Optional<Appeal> toBeTold(Review review, int number) {
        return review.handling().appeal().filter(a -> a.number() == number && a.isToBeTold());
    }

    private Change<Review, Outcome> step(Review review, Appeal next, Entry entry, Outcome answer) {
        return Change.to(review.handled(review.handling().appealed(next)), entry)
                .ordering(Ballot.showCard(review, clock.instant()))
                .answering(answer);
    }

    private static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Entry entry(String type, Review review, Appeal appeal, Json.Builder details) {
        return Entry.ofHouse(type, review.ref().toString(), details.with("appeal", appeal.number()));
    }
}

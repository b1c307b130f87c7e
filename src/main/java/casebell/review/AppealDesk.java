package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Staff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where appeals are opened, and decided by people who had no part in the case before. */
public final class AppealDesk {
    static final String WAITS =
            "An appeal waits: somebody who had no part in the decision looks at it again with /appeal uphold or /appeal overturn.";

    private static final int LONGEST_WORDS = 500;

    private final ReviewStore reviews;
    private final ReviewDesk desk;
    private final Permissions permissions;
    private final InstantSource clock;

    /**
     * @param desk where what was done is taken back, with its approvals
     */
    public AppealDesk(ReviewStore reviews, ReviewDesk desk, Permissions permissions, InstantSource clock) {
        this.reviews = reviews;
        this.desk = desk;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Takes an appeal in. */
    public Pressed open(CaseRef ref, Staff who, String reason) {
        return change(ref, who, Deed.APPEAL, reason, "an appeal is opened", review -> {
            Optional<Appeal> before = review.handling().openAppeal();
            if (before.isPresent()) {
                return Change.none(new Pressed.AppealOpened(before.get(), false));
            }
            if (!(review.stage() instanceof Stage.Done done)) {
                return Change.none(new Pressed.OutOfTurn(review.stage()));
            }
            Review next = review.appealed(done, Optional.of(who.id()), reason, clock.instant());
            Appeal appeal = next.handling().appeal().orElseThrow();
            return Change.to(next, opened(next, appeal))
                    .ordering(Ballot.showCard(review, clock.instant()))
                    .ordering(TeamNotice.of(next.ref(), "appeal-" + appeal.number(), WAITS)
                            .order(clock.instant()))
                    .answering(new Pressed.AppealOpened(appeal, true));
        });
    }

    static Entry opened(Review review, Appeal appeal) {
        Json.Builder details = Json.object()
                .with("appeal", appeal.number())
                .with("decision", appeal.decisionId())
                .with("reason", appeal.reason());
        String subject = review.ref().toString();
        return appeal.openedBy()
                .map(id -> Entry.ofStaff("appeal.opened", subject, id, details))
                .orElseGet(() -> Entry.ofHouse("appeal.opened", subject, details));
    }

    /** Decides that what was done stands. */
    public Pressed uphold(CaseRef ref, Staff who, String reason) {
        return decide(ref, who, reason, review -> {
            if (!(review.stage() instanceof Stage.Done)) {
                return Change.none(new Pressed.OutOfTurn(review.stage()));
            }
            Instant now = clock.instant();
            Review next = review.appealUpheld(who.id(), reason, now);
            Appeal appeal = next.handling().appeal().orElseThrow();
            Json.Builder details = Json.object().with("appeal", appeal.number()).with("reason", reason);
            return Change.to(next, Entry.ofStaff("appeal.upheld", ref.toString(), who.id(), details))
                    .ordering(Ballot.showCard(review, now))
                    .ordering(TeamNotice.of(
                                    ref,
                                    "appeal-" + appeal.number() + "-ended",
                                    "The appeal was decided: the decision stands.")
                            .order(now))
                    .ordering(TellAppeal.order(ref, appeal, now))
                    .answering(new Pressed.AppealUpheld());
        });
    }

    /** Proposes to take back what was done: a reversal, with the approvals that the decision itself needed. */
    public Pressed overturn(CaseRef ref, Staff who, String reason) {
        Pressed may = decide(ref, who, reason, review -> Change.none(new Pressed.AppealUpheld()));
        return may instanceof Pressed.AppealUpheld ? desk.reverse(ref, who, "Appeal: " + reason) : may;
    }

    /** The appeals that wait and that this person sees, the oldest first. */
    public List<ReviewStore.Line> list(Staff who, int limit) {
        return reviews.appealed(permissions.sight(who), limit);
    }

    private Pressed decide(CaseRef ref, Staff who, String reason, Function<Review, Change<Review, Pressed>> work) {
        return change(ref, who, Deed.DECIDE, reason, "an appeal is decided", review -> {
            Optional<Appeal> appeal = review.handling().openAppeal();
            if (appeal.isEmpty()) {
                return Change.none(new Pressed.NoAppeal());
            }
            if (appeal.get().bars(who.id())) {
                return Change.none(new Pressed.Involved());
            }
            return review.handling().isRecused(who.id()) ? Change.none(new Pressed.Recused()) : work.apply(review);
        });
    }

    private Pressed change(
            CaseRef ref,
            Staff who,
            Deed deed,
            String reason,
            String when,
            Function<Review, Change<Review, Pressed>> work) {
        Optional<Permissions.Barrier> barrier = permissions.barrier(who, deed, ref);
        if (barrier.isPresent()) {
            return switch (barrier.get()) {
                case DEED -> new Pressed.NotAllowed(deed, permissions.whoMay(deed));
                case CASE -> new Pressed.Closed();
            };
        }
        if (reason.isBlank() || reason.length() > LONGEST_WORDS) {
            return new Pressed.ReasonWanted(when);
        }
        return reviews.change(
                ref, stored -> stored.isEmpty() ? Change.none(new Pressed.Unknown()) : work.apply(stored.get()));
    }
}

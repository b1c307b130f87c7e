package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where people share the work: who has which case, who keeps out of it, and what they say besides approving. */
public final class QueueDesk {
    private static final Set<Role> MAY_PASS_ON = Set.of(Role.LEAD, Role.LEADERSHIP);
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_SNOOZE = 72;
    private static final int LOOKED_AT = 50;

    private final ReviewStore reviews;
    private final Permissions permissions;
    private final RoleRegister register;
    private final RestTimes rest;
    private final InstantSource clock;

    /** Nobody has quiet hours. */
    public QueueDesk(ReviewStore reviews, Permissions permissions, RoleRegister register, InstantSource clock) {
        this(reviews, permissions, register, RestTimes.NONE, clock);
    }

    /**
     * @param rest tells who wants to be left alone
     */
    public QueueDesk(
            ReviewStore reviews, Permissions permissions, RoleRegister register, RestTimes rest, InstantSource clock) {
        this.rest = rest;
        this.reviews = reviews;
        this.permissions = permissions;
        this.register = register;
        this.clock = clock;
    }

    /** What waits, the most urgent first: by severity, then by deadline, then by age. */
    public List<ReviewStore.Line> list(Staff who, ReviewStore.Filter filter, int limit) {
        return reviews.open(filter.seenBy(permissions.sight(who)), clock.instant(), limit);
    }

    /** Takes a case on. */
    public Handled claim(CaseRef ref, Staff who) {
        return open(ref, who, (review, open) -> {
            Optional<Handling.Claim> claim = review.handling().claim();
            return claim.isPresent()
                    ? Change.none(new Handled.AlreadyClaimed(claim.get()))
                    : claimed(review, who, new Handling.Claim(who.id(), clock.instant(), none(), none()));
        });
    }

    /** Takes on the most urgent case that nobody has, unless it is the person's own quiet time. */
    public Handled next(Staff who) {
        return next(who, false);
    }

    /**
     * Takes on the most urgent case that nobody has.
     *
     * @param anyway also in the person's own quiet hours
     */
    public Handled next(Staff who, boolean anyway) {
        if (!permissions.allowSomewhere(who, Deed.DECIDE)) {
            return new Handled.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
        }
        Optional<Instant> resting = anyway ? Optional.empty() : rest.restsUntil(who.id());
        if (resting.isPresent()) {
            return new Handled.Resting(who.id(), resting.get());
        }
        ReviewStore.Filter unclaimed = ReviewStore.Filter.ALL.unclaimed().seenBy(permissions.sight(who));
        for (ReviewStore.Line line : reviews.open(unclaimed, clock.instant(), LOOKED_AT)) {
            Handled handled = claim(line.ref(), who);
            if (handled instanceof Handled.Claimed) {
                return handled;
            }
        }
        return new Handled.NothingWaits();
    }

    /**
     * Gives a case to another person, who reads the note on the card.
     *
     * @param to the chat's id of that person
     */
    public Handled handOver(CaseRef ref, Staff who, String to, String note) {
        return handOver(ref, who, to, note, false);
    }

    /**
     * The same.
     *
     * @param anyway also in that person's quiet hours
     */
    public Handled handOver(CaseRef ref, Staff who, String to, String note, boolean anyway) {
        Optional<Handled> unfit = words(note);
        boolean mayDecide = permissions.barrier(who, Deed.DECIDE, ref).isEmpty();
        if (unfit.isPresent() && mayDecide) {
            return unfit.get();
        }
        boolean mayNot = mayDecide
                && register.findStaff(to)
                        .filter(other ->
                                permissions.barrier(other, Deed.DECIDE, ref).isPresent())
                        .isPresent();
        return open(ref, who, (review, open) -> {
            Optional<Handling.Claim> claim = review.handling().claim();
            boolean isMine = claim.map(c -> c.staffId().equals(who.id())).orElse(true);
            if (!isMine && !who.holdsAnyOf(MAY_PASS_ON)) {
                return Change.none(new Handled.NotYours(claim.get()));
            }
            if (mayNot) {
                return Change.none(new Handled.Unfit("That person may not decide this case"));
            }
            if (review.handling().isRecused(to)) {
                return Change.none(new Handled.IsRecused(to));
            }
            Optional<Instant> resting = anyway ? Optional.empty() : rest.restsUntil(to);
            if (resting.isPresent()) {
                return Change.none(new Handled.Resting(to, resting.get()));
            }
            Handling.Claim next = new Handling.Claim(to, clock.instant(), Optional.of(who.id()), Optional.of(note));
            Json.Builder details = Json.object().with("to", to).with("note", note);
            return step(
                    review.handled(review.handling().claimed(next)),
                    review,
                    byStaff("review.handed-over", review, who, details),
                    new Handled.HandedOver(to));
        });
    }

    /** Says that the person has a conflict of interest. What the person approved is void, as long as nothing was sent to the case system. */
    public Handled recuse(CaseRef ref, Staff who) {
        return any(ref, who, review -> {
            Handling handling = review.handling().recusing(who.id());
            Json.Builder details = Json.object().with("was", review.stage().word());
            Entry entry = byStaff("review.recused", review, who, details);
            String note = "<@" + who.id() + "> has a conflict of interest; that approval is void.";
            if (review.stage() instanceof Stage.Open open && approvedBy(open.approvals(), who)) {
                List<Approval> others = open.approvals().stream()
                        .filter(a -> !a.staffId().equals(who.id()))
                        .toList();
                Stage.Open without = new Stage.Open(open.plan(), others, Optional.of(note), open.because());
                return step(review.handled(handling, without), review, entry, new Handled.Recused(false));
            }
            if (review.stage() instanceof Stage.Decided decided
                    && decided.canBeUndone(clock.instant())
                    && approvedBy(decided.decision().approvals(), who)) {
                Stage.Open anew = new Stage.Open(review.suggestion().plan(), List.of(), Optional.of(note));
                return Change.to(review.handled(handling, anew), entry)
                        .ordering(ActOnCase.judgeAnew(review, clock.instant()))
                        .ordering(Ballot.showCard(review, clock.instant()))
                        .answering(new Handled.Recused(true));
            }
            return step(review.handled(handling), review, entry, new Handled.Recused(false));
        });
    }

    /** Puts a word against what was or will be decided on the record. */
    public Handled dissent(CaseRef ref, Staff who, String reason) {
        return any(ref, who, review -> {
            Optional<Handled> unfit = words(reason);
            if (unfit.isPresent()) {
                return Change.none(unfit.get());
            }
            Handling.Dissent dissent = new Handling.Dissent(who.id(), reason, clock.instant());
            Json.Builder details = Json.object()
                    .with("reason", reason)
                    .with("stage", review.stage().word());
            return step(
                    review.handled(review.handling().dissenting(dissent)),
                    review,
                    byStaff("review.dissented", review, who, details),
                    new Handled.Dissented());
        });
    }

    /** From now on one person alone does not decide this. */
    public Handled askSecondOpinion(CaseRef ref, Staff who) {
        return open(ref, who, (review, open) -> {
            Review asking = review.handled(review.handling().askingOpinion(who.id()));
            int needed = open.plan()
                    .map(asking::needed)
                    .orElse(Math.max(2, review.suggestion().approvals()));
            return step(
                    asking,
                    review,
                    byStaff("review.opinion-asked", review, who, Json.object()),
                    new Handled.OpinionAsked(needed));
        });
    }

    /** Keeps a case out of the queue for some hours, never past the moment until which it should be decided. */
    public Handled snooze(CaseRef ref, Staff who, int hours) {
        return open(ref, who, (review, open) -> {
            if (hours < 1 || hours > LONGEST_SNOOZE) {
                return Change.none(new Handled.Unfit("A case is snoozed for 1 to " + LONGEST_SNOOZE + " hours"));
            }
            Instant until = clock.instant().plus(Duration.ofHours(hours));
            if (review.suggestion().decideBy().filter(until::isAfter).isPresent()) {
                return Change.none(new Handled.Unfit("The case must be decided before then"));
            }
            Json.Builder details = Json.object().with("until", until.toString());
            return Change.to(
                            review.handled(review.handling().snoozed(until)),
                            byStaff("review.snoozed", review, who, details))
                    .ordering(Ballot.showCard(review, clock.instant()))
                    .ordering(Reminders.ofSnooze(ref, until))
                    .answering(new Handled.Snoozed(until));
        });
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static boolean approvedBy(List<Approval> approvals, Staff who) {
        return approvals.stream().anyMatch(a -> a.staffId().equals(who.id()));
    }

    private static Optional<Handled> words(String text) {
        return text.isBlank() || text.length() > LONGEST_WORDS
                ? Optional.of(new Handled.Unfit("Write 1 to " + LONGEST_WORDS + " characters"))
                : Optional.empty();
    }

    private Change<Review, Handled> claimed(Review review, Staff who, Handling.Claim claim) {
        Review next = review.handled(review.handling().claimed(claim));
        Entry entry = byStaff("review.claimed", review, who, Json.object());
        return step(next, review, entry, new Handled.Claimed(next));
    }

    private Change<Review, Handled> step(Review next, Review review, Entry entry, Handled answer) {
        return Change.to(next, entry)
                .ordering(Ballot.showCard(review, clock.instant()))
                .answering(answer);
    }

    private Handled open(CaseRef ref, Staff who, BiFunction<Review, Stage.Open, Change<Review, Handled>> work) {
        return any(
                ref,
                who,
                review -> review.stage() instanceof Stage.Open open
                        ? work.apply(review, open)
                        : Change.none(new Handled.OutOfTurn(review.stage())));
    }

    private Handled any(CaseRef ref, Staff who, Function<Review, Change<Review, Handled>> work) {
        Optional<Permissions.Barrier> barrier = permissions.barrier(who, Deed.DECIDE, ref);
        if (barrier.isPresent()) {
            return switch (barrier.get()) {
                case DEED -> new Handled.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
                case CASE -> new Handled.Closed();
            };
        }
        return reviews.change(ref, stored -> {
            if (stored.isEmpty()) {
                return Change.none(new Handled.Unknown());
            }
            return stored.get().handling().isRecused(who.id())
                    ? Change.none(new Handled.IsRecused(who.id()))
                    : work.apply(stored.get());
        });
    }

    private static Entry byStaff(String type, Review review, Staff who, Json.Builder details) {
        return Entry.ofStaff(type, review.ref().toString(), who.id(), details);
    }
}

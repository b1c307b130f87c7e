package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Where people decide. Every press is authorised here, anew, with the roles held at that moment. */
public final class ReviewDesk {
    private final ReviewStore reviews;
    private final Permissions permissions;
    private final Duration undoWindow;
    private final InstantSource clock;

    /**
     * @param undoWindow how long a decision can be taken back before it is carried out
     */
    public ReviewDesk(ReviewStore reviews, Permissions permissions, Duration undoWindow, InstantSource clock) {
        this.reviews = reviews;
        this.permissions = permissions;
        this.undoWindow = undoWindow;
        this.clock = clock;
    }

    /**
     * Approves what is on the card.
     *
     * @param seen the number of the suggestion that the person saw, when the press tells it
     */
    public Pressed approve(CaseRef ref, Staff who, Optional<Integer> seen) {
        return press(ref, who, seen, (review, open) -> {
            if (open.plan().isEmpty()) {
                return Change.none(new Pressed.NothingToApprove());
            }
            if (open.approvals().stream().anyMatch(a -> a.staffId().equals(who.id()))) {
                return Change.none(new Pressed.AlreadyYours(review.missing(open.approvals()), seniors(review, open)));
            }
            return approve(review, open, open.plan().get(), who);
        });
    }

    /** Chooses another action that the policy offers; the choice counts as the first approval for it. */
    public Pressed choose(CaseRef ref, Staff who, Optional<Integer> seen, String action) {
        return press(ref, who, seen, (review, open) -> {
            Suggestion suggestion = review.suggestion();
            Optional<ActionPlan> plan = Stream.concat(suggestion.plan().stream(), suggestion.alternatives().stream())
                    .filter(p -> p.action().equals(action))
                    .findFirst();
            if (plan.isEmpty()) {
                return Change.none(new Pressed.NotOffered(action));
            }
            if (plan.equals(open.plan())) {
                boolean mine =
                        open.approvals().stream().anyMatch(a -> a.staffId().equals(who.id()));
                return mine
                        ? Change.none(new Pressed.AlreadyYours(review.missing(open.approvals()), seniors(review, open)))
                        : approve(review, open, plan.get(), who);
            }
            Stage.Open fresh = new Stage.Open(plan, java.util.List.of(), Optional.empty());
            return approve(review, fresh, plan.get(), who);
        });
    }

    /** Decides that nothing is to be done. */
    public Pressed dismiss(CaseRef ref, Staff who, Optional<Integer> seen, Optional<String> reason) {
        return press(ref, who, seen, (review, open) -> {
            Instant now = clock.instant();
            Entry entry = byStaff("review.dismissed", review, who, Json.object().with("reason", reason));
            return Change.to(review.dismissedBy(who.id(), reason, now), entry)
                    .ordering(showCard(review, now))
                    .answering(new Pressed.Dismissed());
        });
    }

    /** Takes a decision back before it is carried out. */
    public Pressed undo(CaseRef ref, Staff who) {
        if (!permissions.allow(who, Deed.DECIDE)) {
            return new Pressed.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
        }
        return reviews.change(ref, stored -> {
            if (stored.isEmpty()) {
                return Change.none(new Pressed.Unknown());
            }
            Review review = stored.get();
            Instant now = clock.instant();
            boolean canBeUndone = review.stage() instanceof Stage.Dismissed
                    || (review.stage() instanceof Stage.Decided d && now.isBefore(d.actsAt()));
            if (!canBeUndone) {
                return Change.none(new Pressed.OutOfTurn(review.stage()));
            }
            Entry entry = byStaff(
                    "review.undone",
                    review,
                    who,
                    Json.object().with("was", review.stage().word()));
            return Change.to(review.reopened("Taken back by <@" + who.id() + ">."), entry)
                    .ordering(ActOnCase.judgeAnew(review, now))
                    .ordering(showCard(review, now))
                    .answering(new Pressed.Undone());
        });
    }

    private Pressed press(
            CaseRef ref,
            Staff who,
            Optional<Integer> seen,
            BiFunction<Review, Stage.Open, Change<Review, Pressed>> work) {
        if (!permissions.allow(who, Deed.DECIDE)) {
            return new Pressed.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
        }
        return reviews.change(ref, stored -> {
            if (stored.isEmpty()) {
                return Change.none(new Pressed.Unknown());
            }
            Review review = stored.get();
            if (!(review.stage() instanceof Stage.Open open)) {
                return Change.none(new Pressed.OutOfTurn(review.stage()));
            }
            int current = review.suggestion().number();
            if (seen.isPresent() && seen.get() != current) {
                return Change.none(new Pressed.Stale(
                        "The suggestion is now: " + review.suggestion().reason()));
            }
            return work.apply(review, open);
        });
    }

    private Change<Review, Pressed> approve(Review review, Stage.Open open, ActionPlan plan, Staff who) {
        Instant now = clock.instant();
        Approval approval = new Approval(who.id(), who.roles(), now);
        Review next = open.approvals().isEmpty() && !plan.equals(openPlan(review))
                ? review.choosing(plan, approval)
                : review.approvedBy(open, approval);
        java.util.List<Approval> given = ((Stage.Open) next.stage()).approvals();
        Json.Builder details = Json.object()
                .with("action", plan.action())
                .with("suggestion", review.suggestion().number())
                .with("policy", review.suggestion().policyRevision())
                .with("caseVersion", review.suggestion().caseVersion());
        Entry approved = byStaff("review.approved", review, who, details);
        int missing = review.missing(given);
        if (missing > 0) {
            Set<Role> seniors =
                    review.seniorIsMissing(given) ? review.suggestion().seniors() : Set.of();
            return Change.to(next, approved)
                    .ordering(showCard(review, now))
                    .answering(new Pressed.AwaitingOthers(plan, missing, seniors));
        }
        Instant actsAt = now.plus(undoWindow);
        Review decided = review.decidedBy(open, plan, approval, actsAt);
        Decision decision = ((Stage.Decided) decided.stage()).decision();
        Entry entry = Entry.ofHouse(
                "review.decided",
                review.ref().toString(),
                Json.object()
                        .with("decision", decision.id())
                        .with("action", plan.action())
                        .with("approvals", decision.approvals().size())
                        .with("rules", Json.ofTexts(review.suggestion().rules()))
                        .with("policy", review.suggestion().policyRevision()));
        return Change.to(decided, approved)
                .recording(entry)
                .ordering(Order.of(Errand.ACT, review.ref(), decision.id(), actsAt))
                .ordering(showCard(review, now))
                .answering(new Pressed.Recorded(decision, actsAt));
    }

    private static Optional<ActionPlan> planOf(Review review) {
        return review.stage() instanceof Stage.Open open ? open.plan() : Optional.empty();
    }

    private static ActionPlan openPlan(Review review) {
        return planOf(review).orElse(new ActionPlan("no-action", Optional.empty(), Optional.empty()));
    }

    private static Set<Role> seniors(Review review, Stage.Open open) {
        return review.seniorIsMissing(open.approvals()) ? review.suggestion().seniors() : Set.of();
    }

    private static Entry byStaff(String type, Review review, Staff who, Json.Builder details) {
        return Entry.ofStaff(type, review.ref().toString(), who.id(), details);
    }

    private static Order showCard(Review review, Instant now) {
        return Order.of(Errand.SHOW_CARD, review.ref(), "review-" + (review.revision() + 1), now);
    }
}

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where people decide. Every press is authorised here, anew, with the roles held at that moment. */
public final class ReviewDesk {
    private static final Set<String> SEVERE = Set.of("high", "critical");

    private final ReviewStore reviews;
    private final Permissions permissions;
    private final RoleRegister register;
    private final PressTerms terms;
    private final InstantSource clock;
    private final Ballot ballot;

    /**
     * @param register tells whether earlier approvers still hold their roles when the last one presses
     */
    public ReviewDesk(
            ReviewStore reviews,
            Permissions permissions,
            RoleRegister register,
            PressTerms terms,
            InstantSource clock) {
        this.reviews = reviews;
        this.permissions = permissions;
        this.register = register;
        this.terms = terms;
        this.clock = clock;
        this.ballot = new Ballot(permissions, terms);
    }

    /** What a press does to an open review, with the approvals that stand. */
    private interface Work {
        Change<Review, Pressed> on(Review review, Ballot.Count count, Instant now);
    }

    /** Whether nobody may dismiss this without saying why. */
    public static boolean wantsReason(Review review) {
        return SEVERE.contains(review.suggestion().severity());
    }

    /**
     * Approves what is on the card.
     *
     * @param seen the number of the suggestion that the person saw, when the press tells it
     */
    public Pressed approve(CaseRef ref, Staff who, Optional<Integer> seen) {
        return press(
                ref,
                who,
                seen,
                heldNow(ref, who),
                (review, count, now) -> count.open().plan().isEmpty()
                        ? Change.none(new Pressed.NothingToApprove())
                        : ballot.approve(review, count, who, now));
    }

    /**
     * Chooses another action that the policy offers; the choice counts as the first approval for it.
     *
     * @param reason why; needed unless this action is suggested, or proposed already
     */
    public Pressed choose(CaseRef ref, Staff who, Optional<Integer> seen, String action, Optional<String> reason) {
        return press(ref, who, seen, heldNow(ref, who), (review, count, now) -> {
            Suggestion suggestion = review.suggestion();
            Optional<ActionPlan> plan = Stream.concat(suggestion.plan().stream(), suggestion.alternatives().stream())
                    .filter(p -> p.action().equals(action))
                    .findFirst();
            if (plan.isEmpty()) {
                return Change.none(new Pressed.NotOffered(action));
            }
            if (plan.equals(count.open().plan())) {
                return ballot.approve(review, count, who, now);
            }
            boolean isSuggested = plan.equals(suggestion.plan());
            if (!isSuggested && reason.isEmpty()) {
                return Change.none(ballot.refusal(review, plan.get(), who)
                        .orElse(new Pressed.ReasonWanted("another action is taken than the suggested one")));
            }
            return ballot.approve(review, Ballot.Count.fresh(plan.get(), reason.filter(r -> !isSuggested)), who, now);
        });
    }

    /** Decides that nothing is to be done. A proposal to take something back is dropped by it. */
    public Pressed dismiss(CaseRef ref, Staff who, Optional<Integer> seen, Optional<String> reason) {
        return press(ref, who, seen, Map.of(), (review, count, now) -> {
            if (wantsReason(review) && reason.isEmpty()) {
                return Change.none(new Pressed.ReasonWanted(review.suggestion().severity() + " severity is dismissed"));
            }
            Json.Builder details = Json.object().with("reason", reason);
            if (review.isReversing()) {
                return Change.to(review.keepingDone(), byStaff("review.reversal-dropped", review, who, details))
                        .ordering(Ballot.showCard(review, now))
                        .answering(new Pressed.ReversalDropped());
            }
            return Change.to(
                            review.dismissedBy(who.id(), reason, now),
                            byStaff("review.dismissed", review, who, details))
                    .ordering(Ballot.showCard(review, now))
                    .answering(new Pressed.Dismissed());
        });
    }

    /** Takes a decision back before it is carried out. */
    public Pressed undo(CaseRef ref, Staff who) {
        return authorised(ref, who, review -> {
            Instant now = clock.instant();
            boolean canBeUndone = review.stage() instanceof Stage.Dismissed
                    || (review.stage() instanceof Stage.Decided d && d.canBeUndone(now));
            if (!canBeUndone) {
                return Change.none(new Pressed.OutOfTurn(review.stage()));
            }
            Entry entry = byStaff(
                    "review.undone",
                    review,
                    who,
                    Json.object().with("was", review.stage().word()));
            return openAnew(review.reopened("Taken back by <@" + who.id() + ">."), review, entry, now);
        });
    }

    /** Takes up a case again that was dismissed, done or refused by the case system: then it is decided anew. */
    public Pressed reopen(CaseRef ref, Staff who, Optional<String> reason) {
        return authorised(ref, who, review -> {
            Instant now = clock.instant();
            boolean isClosed = review.stage()
                    .fold(new Stage.Cases<>(s -> false, s -> false, s -> false, s -> true, s -> true, s -> true));
            if (!isClosed) {
                return Change.none(new Pressed.OutOfTurn(review.stage()));
            }
            Json.Builder details =
                    Json.object().with("was", review.stage().word()).with("reason", reason);
            String note = "Reopened by <@" + who.id() + ">.";
            return openAnew(
                    review.withoutReversal().reopened(note),
                    review,
                    byStaff("review.reopened", review, who, details),
                    now);
        });
    }

    /** Proposes to take back what was done. It needs the approvals that the decision itself needed; the proposal is the first of them. */
    public Pressed reverse(CaseRef ref, Staff who, String reason) {
        return authorised(ref, who, review -> {
            if (!(review.stage() instanceof Stage.Done done)) {
                return Change.none(new Pressed.OutOfTurn(review.stage()));
            }
            if (review.reversal().isPresent() || !done.decision().plan().isReversible()) {
                return Change.none(new Pressed.NotReversible(done.decision().plan()));
            }
            if (reason.isBlank()) {
                return Change.none(new Pressed.ReasonWanted("a decision is taken back"));
            }
            Instant now = clock.instant();
            Reversal reversal = new Reversal(done.decision(), done.actionId(), done.at(), who.id(), reason, now);
            Review reversing = review.reversing(reversal, terms.policyInForce().get());
            Ballot.Count count =
                    Ballot.Count.fresh(reversing.suggestion().plan().orElseThrow(), Optional.empty());
            Change<Review, Pressed> change = ballot.approve(reversing, count, who, now);
            if (change.next().isEmpty()) {
                return change;
            }
            Entry entry = byStaff(
                    "review.reversal-proposed",
                    review,
                    who,
                    Json.object().with("decision", done.decision().id()).with("reason", reason));
            return new Change<>(
                    change.next(),
                    Stream.concat(Stream.of(entry), change.entries().stream()).toList(),
                    change.orders(),
                    change.answer());
        });
    }

    private static Change<Review, Pressed> openAnew(Review next, Review review, Entry entry, Instant now) {
        return Change.to(next, entry)
                .ordering(ActOnCase.judgeAnew(review, now))
                .ordering(Ballot.showCard(review, now))
                .answering(new Pressed.Undone());
    }

    private Pressed authorised(CaseRef ref, Staff who, Function<Review, Change<Review, Pressed>> work) {
        Optional<Permissions.Barrier> barrier = permissions.barrier(who, Deed.DECIDE, ref);
        if (barrier.isPresent()) {
            return switch (barrier.get()) {
                case DEED -> new Pressed.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
                case CASE -> new Pressed.Closed();
            };
        }
        return reviews.change(ref, stored -> {
            if (stored.isEmpty()) {
                return Change.none(new Pressed.Unknown());
            }
            Handling handling = stored.get().handling();
            if (handling.isRecused(who.id())) {
                return Change.none(new Pressed.Recused());
            }
            return handling.openAppeal().filter(a -> a.bars(who.id())).isPresent()
                    ? Change.none(new Pressed.Involved())
                    : work.apply(stored.get());
        });
    }

    private Pressed press(CaseRef ref, Staff who, Optional<Integer> seen, Map<String, Staff> held, Work work) {
        Pressed pressed = authorised(ref, who, review -> {
            if (!(review.stage() instanceof Stage.Open open)) {
                return Change.none(new Pressed.OutOfTurn(review.stage()));
            }
            Suggestion current = review.suggestion();
            if (seen.isPresent() && seen.get() != current.number()) {
                return Change.none(new Pressed.Stale("The suggestion is now: " + current.reason()));
            }
            Instant now = clock.instant();
            String inForce = terms.policyInForce().get();
            return current.policyRevision().equals(inForce)
                    ? work.on(review, ballot.count(ref, open, held, now), now)
                    : underAnotherPolicy(review, who, inForce, now);
        });
        return pressed instanceof Pressed.PolicyMoved moved ? moved.told(suggestedNow(ref, moved)) : pressed;
    }

    /** What was suggested does not hold any more: nothing counts, and the policy is asked again. */
    private static Change<Review, Pressed> underAnotherPolicy(Review review, Staff who, String inForce, Instant now) {
        String before = review.suggestion().policyRevision();
        Entry entry = byStaff(
                "review.policy-moved",
                review,
                who,
                Json.object().with("before", before).with("after", inForce));
        return new Change<>(
                Optional.empty(),
                List.of(entry),
                List.of(ActOnCase.judgeAnew(review, now)),
                new Pressed.PolicyMoved(review.suggestion(), inForce, Optional.empty()));
    }

    private Optional<Suggestion> suggestedNow(CaseRef ref, Pressed.PolicyMoved moved) {
        return reviews.find(ref)
                .map(Review::suggestion)
                .filter(s -> s.policyRevision().equals(moved.inForce()));
    }

    /** Asked outside of the change, because others are called for it. */
    private Map<String, Staff> heldNow(CaseRef ref, Staff who) {
        Map<String, Staff> held = new HashMap<>();
        if (permissions.barrier(who, Deed.DECIDE, ref).isEmpty()) {
            reviews.find(ref)
                    .map(Review::stage)
                    .filter(Stage.Open.class::isInstance)
                    .map(Stage.Open.class::cast)
                    .ifPresent(open -> open.approvals().stream()
                            .map(Approval::staffId)
                            .filter(id -> !id.equals(who.id()))
                            .forEach(id -> register.findStaff(id).ifPresent(now -> held.put(id, now))));
        }
        return held;
    }

    private static Entry byStaff(String type, Review review, Staff who, Json.Builder details) {
        return Entry.ofStaff(type, review.ref().toString(), who.id(), details);
    }
}

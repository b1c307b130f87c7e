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
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Decides one case as a part of a decision about many. Each case gets a decision of its own, with its own id and its own entries; what changed since
 * the many were proposed is left out.
 */
public final class Together {
    private final ReviewStore reviews;
    private final Permissions permissions;
    private final PressTerms press;
    private final InstantSource clock;

    /**
     * @param permissions tell which cases are an approver's to decide
     * @param press the terms on which a single press would count
     */
    public Together(ReviewStore reviews, Permissions permissions, PressTerms press, InstantSource clock) {
        this.reviews = reviews;
        this.permissions = permissions;
        this.press = press;
        this.clock = clock;
    }

    /**
     * On what terms.
     *
     * @param batch names the decision about many on the record
     * @param verdict what all of them must have in common, as {@link Suggestion#verdict} writes it
     * @param proposedAt what was judged otherwise after this is left out
     * @param approvals by whom, at least two different people; the proposer is the first
     * @param instead what is done instead of what is suggested; a case for which the policy does not offer exactly this is left out
     */
    public record Terms(
            String batch, String verdict, Instant proposedAt, List<Approval> approvals, Optional<ActionPlan> instead) {
        public Terms {
            approvals = List.copyOf(approvals);
            if (approvals.stream().map(Approval::staffId).distinct().count() < 2) {
                throw new IllegalArgumentException("Many cases are decided by two different people at least");
            }
        }

        /** What is done with a case; empty when it is dismissed. */
        Optional<ActionPlan> planFor(Suggestion suggestion) {
            return instead.or(suggestion::plan);
        }

        boolean isOffered(Suggestion suggestion) {
            return instead.isEmpty()
                    || instead.equals(suggestion.plan())
                    || suggestion.alternatives().contains(instead.get());
        }

        Approval last() {
            return approvals.get(approvals.size() - 1);
        }
    }

    /** What became of one case. */
    public enum Part {
        /** It is decided, and waits to be carried out. */
        DECIDED("decided"),
        /** Nothing is to be done, and that is decided. */
        DISMISSED("dismissed"),
        /** Somebody decided it meanwhile, or proposed something else for it. */
        DECIDED_OTHERWISE("decided or proposed otherwise by somebody meanwhile"),
        /** The case was told anew and judged anew since the proposal. */
        MOVED("the case changed since the proposal"),
        /** The policy says something else about it now. */
        OTHER_VERDICT("the policy suggests something else now"),
        /** The policy is not the one any more under which it was judged. */
        OTHER_POLICY("the policy changed"),
        /** One of the approvers keeps out of it. */
        RECUSED("an approver keeps out of it"),
        /** The case system cannot do it on this case. */
        IMPOSSIBLE("the case system cannot do it"),
        /** It is another team's case, or confidential, or its action is for others to approve. */
        NOT_THEIRS("it is not for every approver to decide"),
        /** The batch was stopped before its turn came. */
        STOPPED("stopped before its turn");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        /** For a sentence: how it went, or why it was left out. */
        public String words() {
            return words;
        }

        /** Whether the case was left out. */
        public boolean isLeftOut() {
            return this != DECIDED && this != DISMISSED;
        }
    }

    /** Whether what was judged like this was judged by the policy in force. */
    public boolean isInForce(String verdict) {
        return Suggestion.policyOf(verdict).equals(press.policyInForce().get());
    }

    /**
     * Decides one case, or leaves it out.
     *
     * @param isStopped asked inside the change, before anything else
     * @param takeDown told inside the change what became of it, so that it is written with the decision
     * @return the decision's id, when there is something to carry out
     */
    public Optional<String> decide(CaseRef ref, Terms terms, Supplier<Boolean> isStopped, Consumer<Part> takeDown) {
        return reviews.change(ref, stored -> {
            Part part = isStopped.get() ? Part.STOPPED : part(stored, terms);
            takeDown.accept(part);
            return stored.isEmpty() || part.isLeftOut()
                    ? Change.none(Optional.empty())
                    : decided(stored.get(), part, terms, clock.instant());
        });
    }

    private Part part(Optional<Review> stored, Terms terms) {
        if (stored.isEmpty() || stored.get().verdict().isEmpty()) {
            return Part.DECIDED_OTHERWISE;
        }
        Suggestion suggestion = stored.get().suggestion();
        if (!suggestion.policyRevision().equals(press.policyInForce().get())) {
            return Part.OTHER_POLICY;
        }
        if (!suggestion.verdict().equals(terms.verdict()) || !terms.isOffered(suggestion)) {
            return Part.OTHER_VERDICT;
        }
        if (suggestion.madeAt().isAfter(terms.proposedAt())) {
            return Part.MOVED;
        }
        Handling handling = stored.get().handling();
        if (terms.approvals().stream().anyMatch(a -> isBarred(stored.get(), a, terms))) {
            return Part.NOT_THEIRS;
        }
        if (terms.approvals().stream().anyMatch(a -> handling.isRecused(a.staffId()))) {
            return Part.RECUSED;
        }
        CaseRef ref = stored.get().ref();
        Optional<ActionPlan> chosen = terms.planFor(suggestion);
        boolean isImpossible =
                chosen.flatMap(plan -> press.hindrance().apply(ref, plan)).isPresent();
        return isImpossible ? Part.IMPOSSIBLE : chosen.isPresent() ? Part.DECIDED : Part.DISMISSED;
    }

    private boolean isBarred(Review review, Approval approval, Terms terms) {
        return permissions
                        .barrier(approval.staff(), Deed.DECIDE, review.ref())
                        .filter(b -> b == Permissions.Barrier.CASE)
                        .isPresent()
                || terms.planFor(review.suggestion())
                        .filter(p -> !permissions.mayApprove(approval.staff(), p.action()))
                        .isPresent();
    }

    private static Change<Review, Optional<String>> decided(Review review, Part part, Terms terms, Instant now) {
        if (part == Part.DISMISSED) {
            Json.Builder details =
                    Json.object().with("batch", terms.batch()).with("approvers", Json.ofTexts(approvers(terms)));
            return Change.to(
                            review.dismissedBy(
                                    terms.last().staffId(),
                                    Optional.of("Dismissed with others, " + terms.batch()),
                                    now),
                            Entry.ofStaff(
                                    "review.dismissed",
                                    review.ref().toString(),
                                    terms.last().staffId(),
                                    details))
                    .answering(Optional.empty());
        }
        ActionPlan plan = terms.planFor(review.suggestion()).orElseThrow();
        List<Approval> before = terms.approvals().subList(0, terms.approvals().size() - 1);
        Stage.Open given = new Stage.Open(Optional.of(plan), before, Optional.empty());
        Review next = review.decidedBy(given, plan, terms.last(), now);
        Decision decision = ((Stage.Decided) next.stage()).decision();
        Change.Draft<Review> draft = Change.to(next, approved(review, terms, before.get(0)));
        terms.approvals().stream().skip(1).forEach(a -> draft.recording(approved(review, terms, a)));
        Entry entry = Ballot.decided(review, decision);
        return draft.recording(entry).answering(Optional.of(decision.id()));
    }

    private static Entry approved(Review review, Terms terms, Approval approval) {
        Staff who = new Staff(approval.staffId(), approval.roles());
        return Ballot.approved(
                review,
                terms.planFor(review.suggestion()).orElseThrow(),
                who,
                Json.object()
                        .with("batch", terms.batch())
                        .with("pressedAt", approval.at().toString()));
    }

    private static List<String> approvers(Terms terms) {
        return terms.approvals().stream().map(Approval::staffId).toList();
    }
}

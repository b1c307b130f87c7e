package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Grant;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts approvals: those that still stand, and whether one more is the last that was needed. */
final class Ballot {
    private final Permissions permissions;
    private final PressTerms terms;

    Ballot(Permissions permissions, PressTerms terms) {
        this.permissions = permissions;
        this.terms = terms;
    }

    /**
     * What stands at this moment.
     *
     * @param open with the approvals that count
     * @param lapsed those that do not count any more
     */
    record Count(Stage.Open open, List<Lapse> lapsed) {
        /** Nobody has approved this yet. */
        static Count fresh(ActionPlan plan, Optional<String> because) {
            return new Count(new Stage.Open(Optional.of(plan), List.of(), Optional.empty(), because), List.of());
        }

        boolean holds(String staffId) {
            return open.approvals().stream().anyMatch(a -> a.staffId().equals(staffId));
        }
    }

    /**
     * Counts what stands.
     *
     * @param held what approvers hold now, as far as that could be told
     */
    Count count(CaseRef ref, Stage.Open open, Map<String, Staff> held, Instant now) {
        List<Approval> standing = new ArrayList<>();
        List<Lapse> lapsed = new ArrayList<>();
        for (Approval approval : open.approvals()) {
            Approval kept = kept(approval, held);
            if (!now.isBefore(approval.at().plus(terms.approvalExpires()))) {
                lapsed.add(new Lapse(approval.staffId(), Lapse.Why.EXPIRED));
            } else if (isLost(ref, open, kept)) {
                lapsed.add(new Lapse(approval.staffId(), Lapse.Why.ROLE_LOST));
            } else {
                standing.add(kept);
            }
        }
        Optional<String> note = lapsed.isEmpty() ? open.note() : Optional.of(Lapse.inWords(lapsed));
        return new Count(new Stage.Open(open.plan(), standing, note, open.because()), lapsed);
    }

    private boolean isLost(CaseRef ref, Stage.Open open, Approval kept) {
        return permissions.barrier(kept.staff(), Deed.DECIDE, ref).isPresent()
                || open.plan()
                        .filter(p -> !permissions.mayApprove(kept.staff(), p.action()))
                        .isPresent();
    }

    /** The approval with those of its roles that its person still holds; a role that was won since adds nothing to it. */
    private static Approval kept(Approval approval, Map<String, Staff> held) {
        Staff now = held.getOrDefault(approval.staffId(), approval.staff());
        Set<Role> still =
                approval.roles().stream().filter(now.roles()::contains).collect(Collectors.toSet());
        Set<String> chat =
                approval.chatRoles().stream().filter(now.chatRoles()::contains).collect(Collectors.toSet());
        return new Approval(approval.staffId(), still, chat, approval.at());
    }

    /** Why this person cannot approve this action here; empty when nothing stands in the way. */
    Optional<Pressed> refusal(Review review, ActionPlan plan, Staff who) {
        if (!permissions.mayApprove(who, plan.action())) {
            return Optional.of(new Pressed.ActionNotYours(
                    plan,
                    permissions
                            .actions()
                            .getOrDefault(plan.action(), Grant.NOBODY)
                            .inWords()));
        }
        return terms.hindrance().apply(review.ref(), plan).map(why -> new Pressed.CannotBeDone(plan, why));
    }

    /** Adds one person's yes to what stands; the plan is there. */
    Change<Review, Pressed> approve(Review review, Count count, Staff who, Instant now) {
        Stage.Open open = count.open();
        ActionPlan plan = open.plan().orElseThrow();
        Optional<Pressed> refusal = refusal(review, plan, who);
        if (refusal.isPresent()) {
            return Change.none(refusal.get());
        }
        if (count.holds(who.id())) {
            Pressed already = new Pressed.AlreadyYours(review.missing(open), seniors(review, open));
            return count.lapsed().isEmpty()
                    ? Change.none(already)
                    : lapsing(
                                    Change.to(
                                            review.standing(open),
                                            lapse(review, count.lapsed().get(0))),
                                    review,
                                    count,
                                    1)
                            .ordering(showCard(review, now))
                            .answering(already);
        }
        Approval approval = new Approval(who.id(), who.roles(), who.chatRoles(), now);
        Review next = review.approvedBy(open, approval);
        Stage.Open given = (Stage.Open) next.stage();
        Change.Draft<Review> draft;
        int missing = next.missing(given);
        Pressed answer;
        if (missing > 0) {
            draft = Change.to(next, approved(review, open, who))
                    .ordering(Reminders.ofApproval(review.ref(), now.plus(terms.approvalExpires())));
            answer = new Pressed.AwaitingOthers(plan, missing, seniors(next, given), count.lapsed());
        } else {
            Instant actsAt = now.plus(terms.undoWindow());
            Optional<HandsDesk.Tied> tied = terms.tied().apply(review.ref());
            Review decided = review.decidedBy(open, plan, approval, actsAt, tied.map(HandsDesk.Tied::why));
            Decision decision = ((Stage.Decided) decided.stage()).decision();
            draft = Change.to(decided, approved(review, open, who))
                    .recording(decided(review, decision))
                    .ordering(Order.of(Errand.ACT, review.ref(), decision.id(), actsAt));
            tied.ifPresent(t -> draft.recording(heldBack(review, decision, t.why())));
            answer = new Pressed.Recorded(decision, actsAt, tied);
        }
        return lapsing(draft, review, count, 0).ordering(showCard(review, now)).answering(answer);
    }

    private static Change.Draft<Review> lapsing(Change.Draft<Review> draft, Review review, Count count, int skipped) {
        count.lapsed().stream().skip(skipped).forEach(l -> draft.recording(lapse(review, l)));
        return draft;
    }

    static Entry lapse(Review review, Lapse lapse) {
        return Entry.ofHouse(
                "review.approval-lapsed",
                review.ref().toString(),
                Json.object()
                        .with("approver", lapse.staffId())
                        .with("why", lapse.why().words()));
    }

    private static Entry approved(Review review, Stage.Open open, Staff who) {
        // the reason is the proposer's own
        Optional<String> reason = open.because().filter(r -> open.approvals().isEmpty());
        return approved(review, open.plan().orElseThrow(), who, Json.object().with("reason", reason));
    }

    static Entry approved(Review review, ActionPlan plan, Staff who, Json.Builder details) {
        Suggestion suggestion = review.suggestion();
        return Entry.ofStaff(
                "review.approved",
                review.ref().toString(),
                who.id(),
                details.with("action", plan.action())
                        .with("suggestion", suggestion.number())
                        .with("policy", suggestion.policyRevision())
                        .with("caseVersion", suggestion.caseVersion()));
    }

    static Entry decided(Review review, Decision decision) {
        return Entry.ofHouse(
                "review.decided",
                review.ref().toString(),
                Json.object()
                        .with("decision", decision.id())
                        .with("action", decision.plan().action())
                        .with("approvals", decision.approvals().size())
                        .with("rules", Json.ofTexts(review.suggestion().rules()))
                        .with("policy", review.suggestion().policyRevision()));
    }

    private static Entry heldBack(Review review, Decision decision, String why) {
        return Entry.ofHouse(
                "action.held-back",
                review.ref().toString(),
                Json.object()
                        .with("why", why)
                        .with("decision", decision.id())
                        .with("action", decision.plan().action()));
    }

    private static Set<Role> seniors(Review review, Stage.Open open) {
        return review.seniorIsMissing(open.approvals()) ? review.suggestion().seniors() : Set.of();
    }

    static Order showCard(Review review, Instant now) {
        return Order.of(Errand.SHOW_CARD, review.ref(), "review-" + (review.revision() + 1), now);
    }
}

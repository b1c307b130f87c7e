package casebell.review.incident;

import casebell.cases.Role;
import casebell.review.ActionPlan;
import casebell.review.Approval;
import casebell.review.Suggestion;
import casebell.review.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A decision about many cases of an incident that have the same verdict.
 *
 * @param number 1 for the first of the incident
 * @param verdict what they have in common, as {@link Suggestion#verdict} writes it
 * @param plan what is to be done; empty when nothing is, and all of them are dismissed
 * @param isChosen whether that is another plan than the suggested one
 * @param reason why: the reason of one of them, of the policy's own words, or what the person wrote who chose another plan
 * @param needed how many different people must approve, two at least
 * @param seniors the roles of which at least one approver must hold one; empty when anybody who decides may
 * @param size how many cases were in it when it was proposed
 * @param approvals who approved; the first is who proposed it
 */
public record Batch(
        int number,
        String verdict,
        Optional<ActionPlan> plan,
        boolean isChosen,
        String reason,
        int needed,
        Set<Role> seniors,
        int size,
        List<Approval> approvals,
        Phase phase) {
    public Batch {
        seniors = Collections.unmodifiableSet(new TreeSet<>(seniors));
        approvals = List.copyOf(approvals);
        if (needed < 2) {
            throw new IllegalArgumentException("Many cases are decided by two different people at least");
        }
    }

    /** How far it has come. */
    public sealed interface Phase {
        /** Waits for others to approve. */
        record Proposed() implements Phase {}

        /**
         * Is carried out, case by case.
         *
         * @param startsAt when it begins; until then it can be stopped as a whole
         */
        record Running(Instant startsAt) implements Phase {}

        /**
         * Is over.
         *
         * @param stoppedBy who stopped it; empty when it came to its end, or when it lapsed before it began
         * @param parts how many cases went which way
         */
        record Ended(Optional<String> stoppedBy, Map<Together.Part, Integer> parts, Instant at) implements Phase {
            public Ended {
                parts = Collections.unmodifiableMap(new TreeMap<>(parts));
            }
        }

        /** Calls the function for the phase that this is. */
        default <T> T fold(Function<Proposed, T> proposed, Function<Running, T> running, Function<Ended, T> ended) {
            if (this instanceof Proposed p) {
                return proposed.apply(p);
            }
            return this instanceof Running r ? running.apply(r) : ended.apply((Ended) this);
        }
    }

    /**
     * Another plan than the suggested one, for all of them.
     *
     * @param action one that the policy offers
     * @param reason why, in the words of who chose it
     */
    public record Choice(String action, String reason) {}

    /** What is offered besides the suggested plan. */
    static Optional<ActionPlan> offered(Suggestion like, Choice choice) {
        return like.alternatives().stream()
                .filter(p -> p.action().equals(choice.action()))
                .findFirst();
    }

    static Batch proposed(int number, Suggestion like, Optional<Choice> choice, int size, Approval proposer) {
        Optional<ActionPlan> chosen = choice.flatMap(c -> offered(like, c));
        int graded = Stream.concat(like.plan().stream(), chosen.stream())
                .mapToInt(ActionPlan::approvals)
                .reduce(like.approvals(), Math::max);
        return new Batch(
                number,
                like.verdict(),
                chosen.or(like::plan),
                chosen.isPresent(),
                choice.map(Choice::reason).orElse(like.reason()),
                Math.max(2, graded),
                like.seniors(),
                size,
                List.of(proposer),
                new Phase.Proposed());
    }

    /** Who proposed it, and when. */
    public Approval proposer() {
        return approvals.get(0);
    }

    /** Whether it is neither stopped nor at its end. */
    public boolean isLive() {
        return phase.fold(p -> true, r -> true, e -> false);
    }

    /** Whether it is being carried out, or about to be. */
    public boolean isRunning() {
        return phase.fold(p -> false, r -> true, e -> false);
    }

    /** Whether it waits for others to approve. */
    public boolean isProposed() {
        return phase.fold(p -> true, r -> false, e -> false);
    }

    /** Whether this person has approved it. */
    public boolean isApprovedBy(String staffId) {
        return approvals.stream().anyMatch(a -> a.staffId().equals(staffId));
    }

    /** How many more people must approve. */
    public int missing() {
        int byCount = Math.max(0, needed - approvals.size());
        return byCount == 0 && isSeniorMissing() ? 1 : byCount;
    }

    /** Whether a senior role is needed that no approver holds. */
    public boolean isSeniorMissing() {
        return !seniors.isEmpty()
                && approvals.stream().noneMatch(a -> a.roles().stream().anyMatch(seniors::contains));
    }

    /** What tells this verdict from the others of the incident, for commands: four hexadecimal digits. */
    public String code() {
        return codeOf(verdict);
    }

    /** The same of any verdict. */
    public static String codeOf(String verdict) {
        return String.format(java.util.Locale.ROOT, "%04x", (verdict.hashCode() ^ verdict.hashCode() >>> 16) & 0xffff);
    }

    Batch approvedBy(Approval approval) {
        List<Approval> all = new ArrayList<>(approvals);
        all.add(approval);
        return new Batch(number, verdict, plan, isChosen, reason, needed, seniors, size, all, phase);
    }

    Batch in(Phase next) {
        return new Batch(number, verdict, plan, isChosen, reason, needed, seniors, size, approvals, next);
    }

    Together.Terms terms(String incident) {
        return new Together.Terms(
                nameIn(incident), verdict, proposer().at(), approvals, isChosen ? plan : Optional.empty());
    }

    /** As the record names it. */
    String nameIn(String incident) {
        return incident + " batch " + number;
    }
}

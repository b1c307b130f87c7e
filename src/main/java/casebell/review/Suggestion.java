package casebell.review;

import casebell.cases.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the policy suggests for one version of a case.
 *
 * @param number 1 for the first suggestion of a case, one more with each that differs
 * @param caseVersion the version of the case that was judged
 * @param policyRevision the hash of the bundle that judged it
 * @param rules the rules that fired, by id
 * @param severity {@code none low medium high critical}
 * @param reason the one line, of the policy's own words
 * @param sentences the explanation, of the policy's own words and fact names
 * @param plan what is suggested; empty means that nothing needs to be done
 * @param alternatives what may be chosen instead
 * @param approvals how many different people must approve
 * @param seniors the roles of which at least one approver must hold one; empty when anybody who decides may
 * @param exception what was found about the public-interest exception, one sentence, when it was weighed
 * @param decideBy until when it should be decided
 * @param madeAt when it was made
 */
public record Suggestion(
        int number,
        long caseVersion,
        String policyRevision,
        List<String> rules,
        String severity,
        String reason,
        List<String> sentences,
        Optional<ActionPlan> plan,
        List<ActionPlan> alternatives,
        int approvals,
        Set<Role> seniors,
        Optional<String> exception,
        Optional<Instant> decideBy,
        Instant madeAt) {
    public Suggestion {
        rules = List.copyOf(rules);
        sentences = List.copyOf(sentences);
        alternatives = List.copyOf(alternatives);
        seniors = Collections.unmodifiableSet(new TreeSet<>(seniors));
        if (approvals < 1) {
            throw new IllegalArgumentException("Nothing is done without at least one approval");
        }
    }

    /** The same as the suggestion of this number. */
    Suggestion numbered(int next) {
        return with(next, caseVersion, policyRevision);
    }

    /** The same about another version of the case, in which nothing else is told. */
    Suggestion about(long version) {
        return with(number, version, policyRevision);
    }

    /** The same about another version of the case, under another policy. */
    Suggestion about(long version, String revision) {
        return with(number, version, revision);
    }

    private Suggestion with(int next, long version, String revision) {
        return new Suggestion(
                next,
                version,
                revision,
                rules,
                severity,
                reason,
                sentences,
                plan,
                alternatives,
                approvals,
                seniors,
                exception,
                decideBy,
                madeAt);
    }

    /**
     * What cases must have in common to be decided together: severity, action with its length and notice, policy revision, and who must approve. Two
     * suggestions with the same text here are alike for a batch, although the rules behind them may differ.
     */
    public String verdict() {
        int needed = Math.max(approvals, plan.map(ActionPlan::approvals).orElse(1));
        return String.join(
                "|",
                severity,
                plan.map(ActionPlan::action).orElse("none"),
                plan.flatMap(ActionPlan::lasts).map(Duration::toString).orElse(""),
                plan.flatMap(ActionPlan::notice)
                        .map(n -> Integer.toHexString(n.hashCode()))
                        .orElse(""),
                Integer.toString(needed),
                seniors.stream().map(Role::word).collect(Collectors.joining("+")),
                policyRevision);
    }

    /** The policy revision in what {@link #verdict} wrote. */
    public static String policyOf(String verdict) {
        return verdict.substring(verdict.lastIndexOf('|') + 1);
    }

    /** Whether the same should be done, with the same weight, whatever the policy is called and the reasons are. */
    boolean suggestsTheSameAs(Suggestion other) {
        String own = verdict();
        String others = other.verdict();
        return own.substring(0, own.lastIndexOf('|')).equals(others.substring(0, others.lastIndexOf('|')));
    }

    /** Whether staff read the same in this as in another, whatever its number and the policy's name. */
    boolean readsLike(Suggestion other) {
        return about(caseVersion, other.policyRevision).saysTheSameAs(other)
                && other.caseVersion == caseVersion
                && other.reason.equals(reason)
                && other.sentences.equals(sentences)
                && other.timeToDecide().equals(timeToDecide());
    }

    private Optional<Duration> timeToDecide() {
        return decideBy.map(by -> Duration.between(madeAt, by));
    }

    /** Whether this says the same as another, whatever its number, case version and time. */
    public boolean saysTheSameAs(Suggestion other) {
        return other.policyRevision.equals(policyRevision)
                && other.rules.equals(rules)
                && other.severity.equals(severity)
                && other.plan.equals(plan)
                && other.alternatives.equals(alternatives)
                && other.approvals == approvals
                && other.seniors.equals(seniors)
                && other.exception.equals(exception);
    }
}

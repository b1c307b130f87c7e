package casebell.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found about an exception. */
public final class Weighed extends Written {
    private final Finding finding;
    private final Optional<Instant> reviewBy;

    /**
     * What is the same for all cases that are alike.
     *
     * @param id which exception
     * @param outlook how it looks
     * @param sentence for people
     * @param criteria whether the speaker is one of those for whom it is meant, one by one
     * @param factors what speaks for and against it in this case
     * @param barredBy the category that makes it impossible or unlikely
     * @param terms what comes with it; empty when no exception can be made
     */
    record Finding(
            String id,
            Verdict.Outlook outlook,
            String sentence,
            List<Verdict.Criterion> criteria,
            List<Verdict.Factor> factors,
            Optional<String> barredBy,
            Optional<Verdict.Terms> terms) {
        Finding {
            criteria = List.copyOf(criteria);
            factors = List.copyOf(factors);
        }
    }

    Weighed(Finding finding) {
        super(VerdictJson.beginning(finding));
        this.finding = finding;
        reviewBy = Optional.empty();
    }

    private Weighed(Weighed same, Instant reviewBy) {
        super(same.json());
        finding = same.finding;
        this.reviewBy = Optional.of(reviewBy);
    }

    /** The same in a case that is judged at this moment. */
    Weighed at(Instant now) {
        return reviewAfter().map(d -> new Weighed(this, later(now, d))).orElse(this);
    }

    /** The last moment there is, for a moment of judging just before it. */
    private static Instant later(Instant now, Duration after) {
        return now.isAfter(Instant.MAX.minus(after)) ? Instant.MAX : now.plus(after);
    }

    /** Which exception. */
    public String id() {
        return finding.id();
    }

    /** How it looks. */
    public Verdict.Outlook outlook() {
        return finding.outlook();
    }

    /** For people. */
    public String sentence() {
        return finding.sentence();
    }

    /** Whether the speaker is one of those for whom it is meant, one by one. */
    public List<Verdict.Criterion> criteria() {
        return finding.criteria();
    }

    /** What speaks for and against it in this case. */
    public List<Verdict.Factor> factors() {
        return finding.factors();
    }

    /** The category that makes it impossible or unlikely. */
    public Optional<String> barredBy() {
        return finding.barredBy();
    }

    /** What comes with it; empty when no exception can be made. */
    public Optional<Verdict.Terms> terms() {
        return finding.terms();
    }

    /** How long after it is made the decision is looked at again; empty when no exception can be made. */
    public Optional<Duration> reviewAfter() {
        return terms().flatMap(Verdict.Terms::reviewAfter);
    }

    /** Until when it is looked at again, if it were made at the moment of judging. */
    public Optional<Instant> reviewBy() {
        return reviewBy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Weighed that && super.equals(that) && reviewBy.equals(that.reviewBy);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + reviewBy.hashCode();
    }
}

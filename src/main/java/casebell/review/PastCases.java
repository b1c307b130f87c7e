package casebell.review;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.policy.facts.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The facts of past cases, as the policy was told them: with the moment of judging, with how their posts echoed up to that moment, and with what was usual for the people they are aimed at. */
public final class PastCases {
    private final PastCaseStore cases;
    private final ReviewStore reviews;
    private final EchoStore echoes;
    private final Targets targets;

    public PastCases(PastCaseStore cases, ReviewStore reviews, Judge.Surges surges) {
        this.cases = cases;
        this.reviews = reviews;
        this.echoes = surges.echoes();
        this.targets = new Targets(surges.targets());
    }

    /**
     * A case.
     *
     * @param facts empty when its system never told it
     */
    public record Past(CaseRef ref, Optional<Facts> facts) {}

    /**
     * The next cases in the order of their names.
     *
     * @param last the case before them; empty for the first ones
     */
    public List<Past> after(Optional<CaseRef> last, int most) {
        return cases.after(last, most).stream()
                .map(c -> new Past(c.ref(), c.snapshot().map(s -> facts(c, s))))
                .toList();
    }

    /** How many there are. */
    public long count() {
        return cases.count();
    }

    private Facts facts(Case known, Snapshot snapshot) {
        Instant judgedAt =
                reviews.find(known.ref()).map(r -> r.suggestion().madeAt()).orElse(known.firstSeenAt());
        Optional<Echo.Surge> surge = snapshot.content()
                .flatMap(Snapshot.Content::id)
                .flatMap(id -> echoes.find(known.ref().source() + "/" + id))
                .map(echo -> echo.surge(judgedAt));
        return SnapshotFacts.of(snapshot, new Surge(surge, targets.look(known.ref(), snapshot)), judgedAt);
    }
}

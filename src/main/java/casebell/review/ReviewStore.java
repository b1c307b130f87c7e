package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the reviews. */
public interface ReviewStore extends Ledger<CaseRef, Review> {

    /** Reviews that wait for people, the most severe and then the most urgent first. */
    List<Line> open(int limit);

    /** References and reasons of cases whose reference contains the text, for completion while typing; latest first. */
    List<Line> matching(String text, int limit);

    /**
     * A line of a list.
     *
     * @param stage as {@link Stage#word} names it
     */
    record Line(CaseRef ref, String severity, String stage, String reason, Optional<Instant> decideBy) {}
}

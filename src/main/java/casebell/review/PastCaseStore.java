package casebell.review;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import java.util.List;
import java.util.Optional;

/** Reads all cases, in the order of their names. */
public interface PastCaseStore {
    /**
     * The next cases.
     *
     * @param last the case before them; empty for the first ones
     * @param most how many at most
     */
    List<Case> after(Optional<CaseRef> last, int most);

    /** How many there are. */
    long count();
}

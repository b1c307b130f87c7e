package casebell.review.news;

import casebell.cases.CaseRef;
import casebell.cases.Revised;

/**
 * A case that got no card, because there was too much at that moment.
 *
 * @param severity that it had then; it is announced after all when it gets another
 */
public record KeptBack(CaseRef ref, String severity, long revision) implements Revised {}

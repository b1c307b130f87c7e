package casebell.review.news;

import casebell.cases.CaseRef;
import casebell.cases.Ledger;

/** Keeps which cases got no card. */
public interface KeptBackStore extends Ledger<CaseRef, KeptBack> {}

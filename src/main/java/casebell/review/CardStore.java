package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Ledger;

/** Keeps where the cards stand and what they showed last. */
public interface CardStore extends Ledger<CaseRef, PostedCard> {}

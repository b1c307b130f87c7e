package casebell.review.thread;

import casebell.cases.CaseRef;
import casebell.cases.Ledger;

/** Keeps the threads, by case or incident. */
public interface ThreadStore extends Ledger<CaseRef, CaseThread> {}

package casebell.cases;

/** Keeps the cases. */
public interface CaseStore extends Ledger<CaseRef, Case> {}

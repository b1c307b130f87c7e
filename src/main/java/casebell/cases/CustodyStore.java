package casebell.cases;

/** Keeps whose cases are. */
public interface CustodyStore extends Ledger<CaseRef, Custody> {}

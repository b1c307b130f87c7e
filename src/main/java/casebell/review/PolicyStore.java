package casebell.review;

import casebell.cases.Ledger;

/** Keeps which policy is in force, under {@link PolicyInForce#KEY}. */
public interface PolicyStore extends Ledger<String, PolicyInForce> {}

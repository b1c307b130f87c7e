package casebell.review;

import casebell.cases.Ledger;

/** Keeps how often people were threatened, by {@code source/account}. */
public interface TargetStore extends Ledger<String, Target> {}

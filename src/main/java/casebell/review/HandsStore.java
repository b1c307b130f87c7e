package casebell.review;

import casebell.cases.Ledger;

/** Keeps how far the hands are free, under {@link Hands#KEY}. */
public interface HandsStore extends Ledger<String, Hands> {}

package casebell.review;

import casebell.cases.Ledger;

/** Keeps what posts set off, by {@code source/content id}. */
public interface EchoStore extends Ledger<String, Echo> {}

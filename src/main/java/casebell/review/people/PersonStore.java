package casebell.review.people;

import casebell.cases.Ledger;

/** Keeps what people said about themselves, by the chat's id. */
public interface PersonStore extends Ledger<String, Person> {}

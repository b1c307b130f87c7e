package casebell.review.news;

import casebell.cases.Ledger;

/** Keeps the news, by source and place. */
public interface NewsStore extends Ledger<String, News> {}

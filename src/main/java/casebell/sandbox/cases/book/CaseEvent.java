package casebell.sandbox.cases.book;

import java.time.Instant;

/** What a hook is told: {@code case.opened}, {@code case.updated} or {@code case.closed}. */
public record CaseEvent(String event, String caseId, long version, Instant at) {}

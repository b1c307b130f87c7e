package casebell.sandbox.discourse;

/**
 * A decision in the review queue, in the order in which they happened.
 *
 * @param action as Discourse calls it
 * @param by {@code api} or {@code console}
 */
public record Deed(String action, long reviewableId, String by) {}

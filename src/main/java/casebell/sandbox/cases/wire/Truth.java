package casebell.sandbox.cases.wire;

/** What should happen. A fault decides whether it does, when, and what is left of the answer. */
@FunctionalInterface
public interface Truth {
    /** Does what was asked, and gives the true answer. */
    Answer happen();
}

package casebell.sandbox.cases.wire;

import java.io.IOException;

/** Something that goes wrong with one request. Ready-made ones are in {@code casebell.sandbox.cases.fault}. */
@FunctionalInterface
public interface Fault {
    /** Nothing goes wrong. */
    Fault NONE = (wire, request, truth) -> wire.send(truth.happen());

    /**
     * Answers, or does not.
     *
     * @param truth does what was asked, and gives the true answer. A fault without effect never calls it.
     */
    void play(Wire wire, Request request, Truth truth) throws IOException;
}

package casebell.sandbox.cases.wire;

/** Says what goes wrong with a request. */
@FunctionalInterface
public interface FaultSource {
    /** The fault, and the turn before the gate that was taken in the same moment: clearing the faults opens it. */
    record Met(Fault fault, Gate.Turn turn) {}

    Met next(Request request);
}

package casebell.sandbox.cases.wire;

/** Says what goes wrong with a request. */
@FunctionalInterface
public interface FaultSource {
    Fault next(Request request);
}

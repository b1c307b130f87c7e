package casebell.cases;

/** A state that counts its own changes, so that a change of something older is refused. */
public interface Revised {
    /** 1 for the first state, one more with each change. */
    long revision();
}

package casebell.policy.engine;

/** The generated class of a bundle. */
abstract class Decider {
    /** Sets the bits of the rules that hold. */
    abstract void holding(long[] words, Inquiry inquiry, long[] rules);

    /** Sets the bits of the rules that fail. */
    abstract void failing(long[] words, Inquiry inquiry, long[] rules);
}

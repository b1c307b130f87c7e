package casebell.audit;

/** How large an entry can be, for those who write it and those who read it alike: what was written can be verified. */
final class Limits {
    /** The most characters (UTF-16 code units) of an entry's canonical form. */
    static final int MOST_CHARACTERS = 1 << 20;

    /** The most bytes of a line: a code unit takes three at most. */
    static final int MOST_BYTES = 3 * MOST_CHARACTERS;

    /** The most objects and arrays inside of each other. */
    static final int MOST_LEVELS = 32;

    private Limits() {}
}

package casebell.audit;

/** What the verifier found. */
public sealed interface Verification {

    /** Every entry is as it was written. */
    record Intact(long entries, String head) implements Verification {}

    /**
     * The first thing that is wrong.
     *
     * @param line the line of the file, counted from 1
     * @param entry the number that the entry on this line should have, 0 for the heading
     * @param reason what is wrong, as a sentence
     */
    record Broken(long line, long entry, String reason) implements Verification {}
}

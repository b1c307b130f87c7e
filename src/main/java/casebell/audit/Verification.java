package casebell.audit;

/** What the verifier found. */
public sealed interface Verification {

    /**
     * Every entry is as it was written.
     *
     * @param entries how many
     * @param head the hash of the last one, {@link Link#NONE} when there is none; compare it with a published one to know that the chain was not
     *     written anew
     */
    record Intact(long entries, String head) implements Verification {}

    /**
     * The first thing that is wrong.
     *
     * @param line the line of the file, counted from 1
     * @param entry the number of the first entry that is not as it was written: the one that should stand on this line; one more than the last one
     *     when the closing line is wrong, 0 when the heading is
     * @param reason what is wrong, as a sentence
     */
    record Broken(long line, long entry, String reason) implements Verification {}
}

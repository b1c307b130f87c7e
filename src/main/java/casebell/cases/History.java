package casebell.cases;

import casebell.audit.Entry;
import casebell.audit.Link;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the record. */
public interface History {
    /** The latest entries about a subject, oldest first, at most {@code limit}. */
    List<Step> latest(String subject, int limit);

    /** The number and hash of the last entry: 0 and {@link Link#NONE} when the record is empty. */
    Head head();

    /** Where the record ends. */
    record Head(long number, String hash) {}

    /**
     * An entry, for people.
     *
     * @param number its place in the chain, 1 for the first
     * @param type what happened, in dotted lower case
     * @param staffId the chat's id of who did it; empty when the house did
     * @param action the action that it was about, if it names one
     */
    record Step(long number, Instant at, String type, Optional<String> staffId, Optional<String> action) {
        /** The step that an entry of the chain stands for. */
        public static Step of(Link link) {
            Entry entry = link.entry();
            return new Step(
                    link.number(),
                    link.at(),
                    entry.type(),
                    entry.staffId(),
                    entry.details().text("action"));
        }
    }
}

package casebell.cases;

import casebell.audit.Link;
import java.util.List;

/** Reads the record. */
public interface History {
    /** The latest entries about a subject, oldest first, at most {@code limit}. */
    List<Link> latest(String subject, int limit);

    /** The number and hash of the last entry: 0 and {@link Link#NONE} when the record is empty. */
    Head head();

    /** Where the record ends. */
    record Head(long number, String hash) {}
}

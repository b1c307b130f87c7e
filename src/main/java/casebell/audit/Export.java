package casebell.audit;

import java.io.IOException;
import java.util.Iterator;

/**
 * Writes a chain as a file of JSON lines: a heading, one line for each entry, and a closing line with the count and the head hash,
 * so that a file that was cut short is noticed.
 */
public final class Export {
    private static final String FORMAT = "casebell-audit-1";

    private Export() {}

    /**
     * Writes the whole chain.
     *
     * @return how many entries were written
     * @throws IOException when the target cannot be written
     */
    public static long write(Iterator<Link> links, Appendable target) throws IOException {
        target.append(heading()).append('\n');
        long count = 0;
        String head = Link.NONE;
        while (links.hasNext()) {
            Link link = links.next();
            target.append(link.toJson().canonical()).append('\n');
            head = link.hash();
            count++;
        }
        target.append(closing(count, head)).append('\n');
        return count;
    }

    /** The first line. */
    static String heading() {
        return Json.object().with("format", FORMAT).build().canonical();
    }

    /** The last line of an export of so many entries, of which the last has this hash. */
    static String closing(long entries, String head) {
        return Json.object().with("entries", entries).with("head", head).build().canonical();
    }
}

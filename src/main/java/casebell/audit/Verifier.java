package casebell.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Verifies an export on its own: no database, no network, one pass, memory for one line. */
public final class Verifier {
    private static final int LONGEST_LINE = 1 << 20;

    private final BufferedReader lines;
    private long line;
    private long entries;
    private String head = Link.NONE;

    private Verifier(Reader source) {
        this.lines = new BufferedReader(source);
    }

    /**
     * Reads an export and names the first thing that is wrong with it.
     *
     * @throws IOException when the file cannot be read
     */
    public static Verification verify(Reader source) throws IOException {
        return new Verifier(source).run();
    }

    private Verification run() throws IOException {
        String heading = nextLine();
        String expected = Json.object().with("format", Export.FORMAT).build().canonical();
        if (!expected.equals(heading)) {
            return broken("The file does not begin with the heading " + expected);
        }
        while (true) {
            String text = nextLine();
            if (text == null) {
                return broken("The file ends without its closing line: it was cut short after entry " + entries);
            }
            if (text.startsWith("{\"entries\":")) {
                return checkClosing(text);
            }
            String fault = checkEntry(text);
            if (fault != null) {
                return broken(fault);
            }
        }
    }

    private Verification checkClosing(String text) throws IOException {
        String expected = Json.object()
                .with("entries", entries)
                .with("head", head)
                .build()
                .canonical();
        if (!expected.equals(text)) {
            return broken("The closing line does not fit the " + entries
                    + " entries before it: entries were removed at the end, or it was changed");
        }
        if (nextLine() != null) {
            return broken("Something stands after the closing line");
        }
        return new Verification.Intact(entries, head);
    }

    private @Nullable String checkEntry(String text) {
        Link link;
        try {
            Json json = Json.read(text);
            if (!json.canonical().equals(text)) {
                return "The line is not in canonical form: it was changed after it was written";
            }
            link = Link.read(json);
        } catch (JsonException e) {
            return "The line is not an entry. " + e.getMessage();
        }
        if (link.number() != entries + 1) {
            return "Expected entry " + (entries + 1) + ", found entry " + link.number()
                    + ": entries were removed, added or moved";
        }
        if (!link.previous().equals(head)) {
            return "The entry does not follow the one before it: its 'previous' is not that entry's hash";
        }
        if (!link.isSound()) {
            return "The hash does not fit the entry: its text was changed";
        }
        entries++;
        head = link.hash();
        return null;
    }

    private Verification broken(String reason) {
        return new Verification.Broken(line, line <= 1 ? 0 : entries + 1, reason);
    }

    /** The next line without its end, or null; only a line feed ends a line, and a line is never longer than its limit. */
    private @Nullable String nextLine() throws IOException {
        line++;
        StringBuilder text = new StringBuilder();
        int c = lines.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (text.length() >= LONGEST_LINE) {
                return text.toString();
            }
            text.append((char) c);
            c = lines.read();
        }
        return text.toString();
    }
}

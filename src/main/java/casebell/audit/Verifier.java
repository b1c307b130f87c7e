package casebell.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Verifies an export on its own: no database, no network, one pass, memory for one line.
 *
 * <p>Each line must be, to the last byte, what {@link Export} writes for the entry that it holds; so any other way to write the same entry is found
 * too.
 */
public final class Verifier {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Lines lines;
    private long line;
    private long entries;
    private String head = Link.NONE;

    private Verifier(InputStream source) {
        this.lines = new Lines(source);
    }

    /**
     * Reads an export to its end, or to the first thing that is wrong with it. Does not close it.
     *
     * @throws IOException when the file cannot be read
     */
    public static Verification verify(InputStream source) throws IOException {
        return new Verifier(source).run();
    }

    /**
     * Reads an export that is a text in memory already.
     *
     * @throws IOException when the text cannot be read
     */
    public static Verification verify(Reader text) throws IOException {
        StringWriter all = new StringWriter();
        text.transferTo(all);
        return verify(new ByteArrayInputStream(all.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private Verification run() throws IOException {
        Lines.Line first = next();
        if (first instanceof Lines.Line.None) {
            return broken("The file is empty");
        }
        String heading = Export.heading();
        if (!(first instanceof Lines.Line.Text text) || !text.value().equals(heading) || !text.isEnded()) {
            return broken("The file does not begin with the heading " + heading + headingHint(first));
        }
        while (true) {
            Lines.Line next = next();
            if (next instanceof Lines.Line.None) {
                return broken("The file ends without its closing line: it was cut short after entry " + entries);
            }
            if (next instanceof Lines.Line.Text closing && closing.value().startsWith("{\"entries\":")) {
                return checkClosing(closing);
            }
            Optional<String> fault = fault(next);
            if (fault.isPresent()) {
                return broken(fault.get());
            }
        }
    }

    private static String headingHint(Lines.Line first) {
        if (!(first instanceof Lines.Line.Text text)) {
            return "";
        }
        if (text.value().startsWith(String.valueOf(BYTE_ORDER_MARK))) {
            return ": a byte order mark was put before it";
        }
        return text.value().endsWith("\r") ? ": its line ends were changed to those of Windows" : "";
    }

    private Verification checkClosing(Lines.Line.Text closing) throws IOException {
        if (!closing.value().equals(Export.closing(entries, head))) {
            return broken("The closing line does not fit the " + entries
                    + " entries before it: entries were removed at the end, or it was changed");
        }
        if (!closing.isEnded()) {
            return broken("The closing line has no line end: the file was cut short by one byte");
        }
        if (!(next() instanceof Lines.Line.None)) {
            return broken("Something stands after the closing line");
        }
        return new Verification.Intact(entries, head);
    }

    private Optional<String> fault(Lines.Line line) {
        if (line instanceof Lines.Line.TooLong) {
            return Optional.of("The line is longer than an entry can be");
        }
        if (!(line instanceof Lines.Line.Text text)) {
            return Optional.of("The line holds bytes that are not text in UTF-8: it was changed");
        }
        if (!text.isEnded()) {
            return Optional.of("The file ends within an entry: it was cut short");
        }
        return text.value().endsWith("\r")
                ? Optional.of("The line ends like a line of Windows: it was changed")
                : checkEntry(text.value());
    }

    private Optional<String> checkEntry(String text) {
        Link link;
        try {
            link = Link.read(Json.read(text));
        } catch (JsonException e) {
            return Optional.of("The line is not an entry. " + e.getMessage());
        }
        if (!link.toJson().canonical().equals(text)) {
            return Optional.of("The line is not in canonical form: it was changed after it was written");
        }
        if (link.number() != entries + 1) {
            return Optional.of("Expected entry " + (entries + 1) + ", found entry " + link.number()
                    + ": entries were removed, added or moved");
        }
        if (!link.previous().equals(head)) {
            return Optional.of("The entry does not follow the one before it: its 'previous' is not that entry's hash");
        }
        if (!link.isSound()) {
            return Optional.of("The hash does not fit the entry: its text was changed");
        }
        entries++;
        head = link.hash();
        return Optional.empty();
    }

    private Verification broken(String reason) {
        return new Verification.Broken(line, line <= 1 ? 0 : entries + 1, reason);
    }

    private Lines.Line next() throws IOException {
        line++;
        return lines.next();
    }
}

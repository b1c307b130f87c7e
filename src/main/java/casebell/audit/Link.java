package casebell.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An entry in its place in the chain.
 *
 * @param number 1 for the first entry, then without gaps
 * @param at when it was written
 * @param entry what happened
 * @param previous the hash of the entry before, {@link #NONE} for the first
 * @param hash SHA-256, in lower-case hexadecimal, of the canonical JSON of all the other fields
 */
public record Link(long number, Instant at, Entry entry, String previous, String hash) {
    /** What stands where the first entry has no previous one. */
    public static final String NONE = "0".repeat(64);

    /** Appends an entry to the chain that ends in {@code last}. */
    public static Link after(Optional<Link> last, Instant at, Entry entry) {
        return after(last.map(Link::number).orElse(0L), last.map(Link::hash).orElse(NONE), at, entry);
    }

    /**
     * Appends an entry to the chain whose last entry has this number and hash (0 and {@link #NONE} for an empty chain).
     *
     * @param at cut to the millisecond
     * @throws IllegalArgumentException when the entry is larger than a verifier reads: 1 MiB of characters, 31 levels of details
     */
    public static Link after(long lastNumber, String lastHash, Instant at, Entry entry) {
        long number = lastNumber + 1;
        Instant instant = Instant.ofEpochMilli(at.toEpochMilli());
        Link link = new Link(number, instant, entry, lastHash, hashOf(number, instant, entry, lastHash));
        if (link.toJson().canonical().length() > Limits.MOST_CHARACTERS) {
            throw new IllegalArgumentException("An entry has at most " + Limits.MOST_CHARACTERS + " characters");
        }
        return link;
    }

    /** Whether the hash is that of the fields. */
    public boolean isSound() {
        return hash.equals(hashOf(number, at, entry, previous));
    }

    /** One line of an export. */
    public Json.Obj toJson() {
        return fields(number, at, entry, previous).with("hash", hash).build();
    }

    /**
     * Reads one line of an export.
     *
     * @throws JsonException when the line is not an entry
     */
    public static Link read(Json json) {
        if (!(json instanceof Json.Obj line) || line.fields().size() != 8) {
            throw new JsonException("Expected an entry with its eight fields", 0);
        }
        if (!(line.fields().get("details") instanceof Json.Obj details)) {
            throw new JsonException("Expected the object 'details'", 0);
        }
        try {
            return new Link(
                    line.number("number").orElseThrow(() -> missing("number")),
                    Instant.parse(textOf(line, "at")),
                    new Entry(textOf(line, "type"), textOf(line, "subject"), textOf(line, "actor"), details),
                    textOf(line, "previous"),
                    textOf(line, "hash"));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new JsonException(String.valueOf(e.getMessage()), 0);
        }
    }

    private static String textOf(Json.Obj line, String name) {
        return line.text(name).orElseThrow(() -> missing(name));
    }

    private static JsonException missing(String name) {
        return new JsonException("Expected the field '" + name + "'", 0);
    }

    private static Json.Builder fields(long number, Instant at, Entry entry, String previous) {
        return Json.object()
                .with("number", number)
                .with("at", at.toString())
                .with("type", entry.type())
                .with("subject", entry.subject())
                .with("actor", entry.actor())
                .with("details", entry.details())
                .with("previous", previous);
    }

    private static String hashOf(long number, Instant at, Entry entry, String previous) {
        String text = fields(number, at, entry, previous).build().canonical();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package casebell.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a case: the configured source and the id that its system gave it, written {@code source/id}.
 *
 * @param source 1-32 lower-case letters, digits and hyphens
 * @param id 1-128 letters, digits and {@code . _ ~ : -}
 */
public record CaseRef(String source, String id) implements Comparable<CaseRef> {
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:-]{0,127}");
    private static final Pattern WHOLE = Pattern.compile("([^/]+)/([^/]+)");

    public CaseRef {
        if (!SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException(
                    "A source is named by 1-32 lower-case letters, digits and hyphens, found " + source.length()
                            + " characters");
        }
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A case id is 1-128 letters, digits and . _ ~ : - , found " + id.length() + " characters");
        }
    }

    /** Reads {@code source/id}; empty when it is not of that form. */
    public static Optional<CaseRef> read(String text) {
        Matcher whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            return Optional.empty();
        }
        String source = whole.group(1).toLowerCase(Locale.ROOT);
        String id = whole.group(2);
        return isValid(source, id) ? Optional.of(new CaseRef(source, id)) : Optional.empty();
    }

    /** Whether these two would make a name. */
    public static boolean isValid(String source, String id) {
        return SOURCE.matcher(source).matches() && ID.matcher(id).matches();
    }

    @Override
    public int compareTo(CaseRef other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}

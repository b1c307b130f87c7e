package casebell.source;

import java.util.regex.Pattern;

/**
 * What a case system knows us by. It shows itself only to {@link #reveal}: not in a message, not in the text of a record that holds it. Two
 * are equal only when they are the same object, so nothing can be learned by comparing.
 */
public final class Secret {
    private static final Pattern SENDABLE = Pattern.compile("[!-~]{1,4096}");

    private final String value;

    /**
     * @param value 1-4096 visible ASCII characters without spaces, as they can stand in a header
     */
    public Secret(String value) {
        if (!SENDABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("A token is 1-4096 visible ASCII characters without spaces, found "
                    + value.length() + " characters of which some are others, or too many or none");
        }
        this.value = value;
    }

    /** The secret itself, for the one call that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}

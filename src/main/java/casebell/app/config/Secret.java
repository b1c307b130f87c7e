package casebell.app.config;

/**
 * A secret. It shows itself to nobody who does not call {@link #reveal}: not in a message, not in the text of a record that holds it, not to a
 * serialiser, and not by comparison, since two secrets are equal only when they are the same object.
 */
public final class Secret {
    private final String value;

    /**
     * @param value not blank
     */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A secret is not blank");
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

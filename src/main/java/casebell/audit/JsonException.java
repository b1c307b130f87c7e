package casebell.audit;

/** A text is not the JSON that the record allows; the message names the place. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message, int offset) {
        super(message + " at character " + (offset + 1));
    }
}

package casebell.store;

/** The database cannot be opened or used; the message says what to do. */
public final class StoreTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreTrouble(String message) {
        super(message);
    }

    StoreTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}

package casebell.store;

/** The database cannot be opened or used; the message says what to do. */
public final class StoreTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreTrouble(String message) {
        super(message);
    }

    /** The database refused a statement. */
    static StoreTrouble of(Exception cause) {
        return new StoreTrouble(
                "The database could not be read or written. Check the disk and the file's permissions.", cause);
    }

    StoreTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}

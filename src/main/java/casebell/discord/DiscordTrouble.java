package casebell.discord;

/** Discord cannot be joined as configured; the message says what to do. */
public final class DiscordTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DiscordTrouble(String message) {
        super(message);
    }
}

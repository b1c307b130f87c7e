package casebell.cases;

import java.time.Instant;

/**
 * A link to a case seen in the chat, unique by message and case; or that its system told of it, and then message, channel and person are empty.
 *
 * @param messageId the message that held the link, or the interaction that named the case
 * @param channelId the channel it stood in
 * @param staffId who posted it
 * @param at when it was seen
 */
public record Sighting(String messageId, String channelId, String staffId, Instant at) {
    /** The case system itself told of it. */
    public static Sighting told(Instant at) {
        return new Sighting("", "", "", at);
    }

    /** Whether the case system itself told of it. */
    public boolean isTold() {
        return messageId.isEmpty();
    }
}

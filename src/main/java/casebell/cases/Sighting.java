package casebell.cases;

import java.time.Instant;

/**
 * A link to a case seen in the chat. Unique by message and case.
 *
 * @param messageId the message that held the link, or the interaction that named the case
 * @param channelId the channel it stood in
 * @param staffId who posted it
 * @param at when it was seen
 */
public record Sighting(String messageId, String channelId, String staffId, Instant at) {}

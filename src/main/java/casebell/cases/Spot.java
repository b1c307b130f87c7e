package casebell.cases;

/**
 * Where a message stands in the chat.
 *
 * @param channelId the channel or thread
 * @param messageId the message
 */
public record Spot(String channelId, String messageId) {}

package casebell.sandbox.ozone;

/**
 * An event, in the order in which they happened.
 *
 * @param type the end of its type, such as {@code modEventTakedown}
 * @param subject a DID or an {@code at://} address
 * @param by {@code api} or {@code console}
 */
public record Deed(String type, String subject, String by) {}

package casebell.sandbox.mastodon;

/**
 * Something that staff did, in the order in which it happened. Mastodon's API tells none of this.
 *
 * @param what {@code none sensitive disable silence suspend}, {@code enable unsilence unsuspend unsensitive}, {@code resolve} or {@code delete}
 * @param subject the account, or the report for {@code resolve}, or the post for {@code delete}
 * @param by {@code api} or {@code console}
 * @param text what the owner of the account was mailed beside the standard words
 * @param isMailed whether the owner was told
 */
public record Deed(String what, String subject, String by, String text, boolean isMailed) {}

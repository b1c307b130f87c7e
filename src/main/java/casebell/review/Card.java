package casebell.review;

import casebell.cases.Case;
import java.util.Optional;

/**
 * Everything a reader of a card sees, before it is drawn.
 *
 * @param subject the case with its standing
 * @param review the suggestion and how far its decision has come; empty before the policy has judged
 */
public record Card(Case subject, Optional<Review> review) {
    /** What is compared to know whether the card must be drawn anew. */
    String digest() {
        String whole = subject.standing().toString()
                + '\n'
                + review.map(r -> r.suggestion() + "\n" + r.stage()).orElse("");
        try {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(whole.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package casebell.review;

import java.time.Instant;

/**
 * The outcome of an appeal, as a case system is told it. Who decided is not told.
 *
 * @param key the idempotency key, 1-64 characters
 * @param number 1 for the first appeal of the case
 * @param isOverturned whether the decision was taken back; otherwise it stands
 * @param decisionId the decision that was appealed against
 * @param policyRevision the hash of the bundle by which the case was judged last
 * @param openedAt when the appeal was opened; nothing was told about it before
 */
public record AppealNews(
        String key, int number, boolean isOverturned, String decisionId, String policyRevision, Instant openedAt) {
    private static final int LONGEST_KEY = 64;

    static AppealNews of(Review review, Appeal appeal) {
        String key = "a" + appeal.number() + "-" + appeal.decisionId();
        return new AppealNews(
                key.substring(0, Math.min(LONGEST_KEY, key.length())),
                appeal.number(),
                appeal.outcome().orElseThrow().isOverturned(),
                appeal.decisionId(),
                review.suggestion().policyRevision(),
                appeal.at());
    }

    /** What it comes to, in one sentence. */
    public String sentence() {
        return "Appeal " + number
                + (isOverturned ? ": overturned, what was done is taken back" : ": upheld, what was done stands");
    }
}

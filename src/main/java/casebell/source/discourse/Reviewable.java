package casebell.source.discourse;

import casebell.source.wire.Digest;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is kept of what waits in the review queue, or waited there.
 *
 * @param type what Discourse calls it, such as {@code ReviewableFlaggedPost}
 * @param version Discourse's own: one more with every decision
 * @param offers the actions that can be sent now, and whether it is the web page that carries them out
 * @param claimant who has claimed it, in lower case; empty when nobody has
 */
record Reviewable(
        String id,
        String type,
        Status status,
        long version,
        Instant createdAt,
        Optional<Account> author,
        Optional<Post> post,
        List<Flag> flags,
        Map<String, Boolean> offers,
        Optional<String> claimant) {
    /** Above it the number of what was judged would not be exact everywhere. */
    static final long HIGHEST_VERSION = 1_000_000;

    private static final int JUDGED_BITS = 32;

    Reviewable {
        flags = List.copyOf(flags);
        offers = Map.copyOf(offers);
    }

    /** In Discourse's order, which is what it counts by. */
    enum Status {
        PENDING("pending", "not handled"),
        APPROVED("approved", "flags agreed with"),
        REJECTED("rejected", "flags rejected"),
        IGNORED("ignored", "flags ignored"),
        DELETED("deleted", "withdrawn");

        private final String word;
        private final String told;

        Status(String word, String told) {
            this.word = word;
            this.told = told;
        }

        String word() {
            return word;
        }

        /** In words of the house. */
        String told() {
            return told;
        }
    }

    /**
     * Who wrote it.
     *
     * @param trust Discourse's trust level, 0 to 4
     */
    record Account(
            String id,
            String handle,
            Optional<String> displayName,
            Optional<Instant> createdAt,
            Optional<Long> trust) {}

    /**
     * The post.
     *
     * @param edits how often it was edited, as Discourse counts
     * @param text as a reader sees it
     */
    record Post(
            Optional<String> id,
            Optional<URI> url,
            Optional<Instant> postedAt,
            Optional<Long> edits,
            String text,
            boolean isDeleted,
            Optional<Long> replies) {}

    /**
     * A flag.
     *
     * @param kind {@code spam inappropriate off_topic illegal notify_moderators} and others
     * @param isAutomatic whether the forum itself raised it
     * @param reviewer who handled it, in lower case
     */
    record Flag(
            String id,
            Instant at,
            String kind,
            boolean isAutomatic,
            Optional<String> reviewer,
            Optional<Instant> reviewedAt) {}

    boolean isOpen() {
        return status == Status.PENDING;
    }

    /** Discourse does not tell it, but offers to show a post again only when it is hidden. */
    boolean isHidden() {
        return offers.containsKey("disagree_and_restore");
    }

    boolean isDeleted() {
        return post.filter(Post::isDeleted).isPresent();
    }

    /** Who handled the flags, in lower case, when that is told. */
    Optional<String> reviewer() {
        return lastReviewed().flatMap(Flag::reviewer);
    }

    /** When the flags were handled, as far as that is told. */
    Instant reviewedAt() {
        return lastReviewed().flatMap(Flag::reviewedAt).orElse(createdAt);
    }

    private Optional<Flag> lastReviewed() {
        return flags.stream()
                .filter(f -> f.reviewedAt().isPresent())
                .max(Comparator.comparing(f -> f.reviewedAt().orElse(Instant.EPOCH)));
    }

    /** What its handling is called among the actions of a case. */
    String actionId() {
        return "v" + version + "-" + status.word();
    }

    /**
     * A number that changes with what approvers judged: Discourse's version, and below it a hash of what can change without one, because an edit of the
     * post, a flag of another kind and the hiding of the post do not count there.
     */
    long stamp() {
        StringBuilder judged = new StringBuilder(id)
                .append('|')
                .append(status)
                .append('|')
                .append(isHidden())
                .append('|')
                .append(author.map(Account::id).orElse(""))
                .append('|')
                .append(flags.stream().map(Flag::kind).distinct().sorted().toList());
        post.ifPresent(
                p -> judged.append('|').append(p.isDeleted()).append(p.edits()).append(p.text()));
        long hash = Digest.number(judged.toString()) & ((1L << JUDGED_BITS) - 1);
        return (version << JUDGED_BITS) | hash;
    }

    /** The version of Discourse's own in such a number. */
    static long versionIn(long stamp) {
        return stamp >> JUDGED_BITS;
    }
}

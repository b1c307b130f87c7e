package casebell.source.mastodon;

import casebell.source.wire.Digest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is kept of a report.
 *
 * @param closed how it was closed; empty while it is open
 * @param isAssigned whether somebody has taken it on
 * @param category {@code spam legal violation other}
 * @param reporterId the id of the account that reported; never shown
 * @param rules the ids of the server's rules that it names
 */
record Report(
        String id,
        Optional<Closing> closed,
        boolean isAssigned,
        String category,
        Instant createdAt,
        Account target,
        Optional<String> reporterId,
        List<Post> posts,
        List<String> rules) {
    /** Two clocks may differ by this much. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    Report {
        posts = List.copyOf(posts);
        rules = List.copyOf(rules);
    }

    /** @param by the id of the account of staff, when it is told */
    record Closing(Instant at, Optional<String> by) {
        /** What the closing is called among the actions of a case. */
        String actionId() {
            return "closed-" + at.toEpochMilli();
        }
    }

    /** What staff has done to an account. */
    enum Mark {
        SUSPENDED("suspended", "unsuspend"),
        LIMITED("limited", "unsilence"),
        FROZEN("frozen", "enable"),
        SENSITIVE("sensitive", "unsensitive");

        private final String word;
        private final String undoing;

        Mark(String word, String undoing) {
            this.word = word;
            this.undoing = undoing;
        }

        String word() {
            return word;
        }

        /** The end of the path that takes it back. */
        String undoing() {
            return undoing;
        }
    }

    /**
     * The account that was reported.
     *
     * @param handle {@code @name} or {@code @name@host}
     */
    record Account(
            String id,
            String handle,
            boolean isLocal,
            Optional<String> displayName,
            Optional<Instant> createdAt,
            Optional<Long> followers,
            Set<Mark> marks) {
        Account {
            marks = Set.copyOf(marks);
        }

        private Account without(Set<Mark> mark) {
            Set<Mark> left = marks.isEmpty() ? EnumSet.noneOf(Mark.class) : EnumSet.copyOf(marks);
            left.removeAll(mark);
            return new Account(id, handle, isLocal, displayName, createdAt, followers, left);
        }
    }

    /**
     * A post that was reported.
     *
     * @param text as a reader sees it
     * @param mentions the accounts that it names
     */
    record Post(
            String id,
            Optional<URI> url,
            Optional<Instant> postedAt,
            Optional<Instant> editedAt,
            Optional<String> language,
            String text,
            Optional<String> inReplyTo,
            List<Mentioned> mentions,
            List<String> mediaKinds,
            Optional<Long> shares,
            Optional<Long> replies) {
        Post {
            mentions = List.copyOf(mentions);
            mediaKinds = List.copyOf(mediaKinds);
        }
    }

    /** An account that a post names. */
    record Mentioned(String id, String handle) {}

    /** The one account that the posts are aimed at, when they name exactly one. */
    Optional<Mentioned> aimedAt() {
        List<Mentioned> all =
                posts.stream().flatMap(p -> p.mentions().stream()).distinct().toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Whether it was closed by this account after that moment, as far as two clocks can tell. */
    boolean isClosedBy(Optional<String> staffId, Instant since) {
        return isClosedSince(since)
                && staffId.isPresent()
                && closed.flatMap(Closing::by).equals(staffId);
    }

    boolean isClosedSince(Instant since) {
        return closed.filter(c -> !c.at().isBefore(since.minus(CLOCKS_APART))).isPresent();
    }

    /** The same as it would be if it were open and the account did not bear these marks. */
    Report without(Set<Mark> marks) {
        return new Report(
                id, Optional.empty(), isAssigned, category, createdAt, target.without(marks), reporterId, posts, rules);
    }

    /** The same as it would be if the account did not bear these marks. */
    Report unmarked(Set<Mark> marks) {
        return new Report(id, closed, isAssigned, category, createdAt, target.without(marks), reporterId, posts, rules);
    }

    /**
     * A number that changes with what approvers judged.
     *
     * @param closesOthers whether other open reports on the account would be closed too
     */
    long version(boolean closesOthers) {
        StringBuilder judged = new StringBuilder(id)
                .append('|')
                .append(closed.map(Closing::actionId).orElse("open"))
                .append('|')
                .append(category)
                .append('|')
                .append(rules)
                .append('|')
                .append(target.id())
                .append(target.marks().stream().sorted().toList())
                .append('|')
                .append(closesOthers && closed.isEmpty());
        posts.forEach(
                p -> judged.append('|').append(p.id()).append(p.editedAt()).append(p.text()));
        return Digest.number(judged.toString());
    }
}

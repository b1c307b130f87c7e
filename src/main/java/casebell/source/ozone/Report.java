package casebell.source.ozone;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is kept of a report.
 *
 * @param status {@code open closed escalated queued assigned}
 * @param reason the last part of the reported type, such as {@code ViolenceThreats}
 * @param changedAt when the report changed last
 * @param reporter the DID of the account that reported; never shown
 * @param actions the events that decided it, where the service tells them
 */
record Report(
        String id,
        String status,
        String reason,
        Instant createdAt,
        Instant changedAt,
        Account account,
        Optional<Entry> entry,
        Optional<String> reporter,
        List<ModEvent> actions) {
    /** The label of the protocol that hides what bears it. */
    static final String HIDDEN = "!hide";

    Report {
        actions = List.copyOf(actions);
    }

    /**
     * What staff has done to something.
     *
     * @param isDown whether it is taken down
     * @param labels that it bears
     * @param tags of the moderation service; never shown
     */
    record Standing(boolean isDown, Set<String> labels, Set<String> tags) {
        Standing {
            labels = Set.copyOf(labels);
            tags = Set.copyOf(tags);
        }

        boolean isHidden() {
            return labels.contains(HIDDEN);
        }
    }

    /** The account that was reported, or whose post was. */
    record Account(
            String did,
            Optional<String> handle,
            Optional<String> displayName,
            Optional<Instant> createdAt,
            Standing standing) {}

    /**
     * The record that was reported: a post, a profile, a list.
     *
     * @param uri {@code at://did/collection/key}
     * @param cid which version of it; empty when it is not there any more
     */
    record Entry(String uri, Optional<String> cid, Standing standing, Optional<Post> post) {
        boolean isOf(String collection) {
            return uri.contains("/" + collection + "/");
        }

        /** Where everybody can see it, when it is a post. */
        Optional<URI> url() {
            List<String> parts = List.of(uri.substring("at://".length()).split("/", -1));
            return isOf("app.bsky.feed.post")
                    ? Optional.of(URI.create("https://bsky.app/profile/" + parts.get(0) + "/post/" + parts.get(2)))
                    : Optional.empty();
        }
    }

    /**
     * What a record says.
     *
     * @param inReplyTo the {@code at://} address of the post that it answers
     * @param names the DIDs of the accounts that it mentions
     */
    record Post(
            String text,
            Optional<Instant> postedAt,
            Optional<String> language,
            Optional<String> inReplyTo,
            List<String> names,
            List<String> mediaKinds) {
        Post {
            names = List.copyOf(names);
            mediaKinds = List.copyOf(mediaKinds);
        }
    }

    boolean isClosed() {
        return status.equals("closed");
    }

    boolean isTakenOn() {
        return status.equals("assigned") || status.equals("escalated");
    }

    boolean isPostDown() {
        return entry.filter(e -> e.standing().isDown()).isPresent();
    }

    boolean isPostHidden() {
        return entry.filter(e -> e.standing().isHidden()).isPresent();
    }

    boolean isAccountDown() {
        return account.standing().isDown();
    }

    /** What the report is about: the address of a record, or an account. */
    String subject() {
        return entry.map(Entry::uri).orElse(account.did());
    }

    /** The one account that the post is aimed at, when it mentions or answers exactly one other. */
    Optional<String> aimedAt() {
        Set<String> all = new LinkedHashSet<>();
        entry.flatMap(Entry::post).ifPresent(p -> {
            all.addAll(p.names());
            p.inReplyTo().map(ReportReader::ownerOf).ifPresent(all::add);
        });
        all.remove(account.did());
        return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
    }

    /** A number that changes with what approvers judged. */
    long version() {
        StringBuilder judged = new StringBuilder(id)
                .append('|')
                .append(isClosed())
                .append('|')
                .append(reason)
                .append('|')
                .append(subject())
                .append('|')
                .append(isPostDown())
                .append(isPostHidden())
                .append(isAccountDown());
        entry.ifPresent(e ->
                judged.append('|').append(e.cid()).append('|').append(e.post().map(Post::text)));
        return Digest.number(judged.toString());
    }
}

package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Revised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a post set off: the cases about the post itself, and the cases about posts that refer to it. A post that breaks no rule can be the
 * trigger of a flood; this is how the house notices.
 *
 * @param key the post, as {@code source/content id}
 * @param subjects the cases about the post itself, at most 20
 * @param mentions the cases about posts that refer to it, oldest first, the latest five hundred
 */
public record Echo(String key, List<CaseRef> subjects, List<Mention> mentions, long revision) implements Revised {
    /** The length of time over which a surge is counted. */
    public static final Duration WINDOW = Duration.ofHours(24);

    private static final Duration FULL_FOR = Duration.ofHours(1);
    private static final int MOST_SUBJECTS = 20;
    private static final int MOST_MENTIONS = 500;

    public Echo {
        subjects = List.copyOf(subjects);
        mentions = List.copyOf(mentions);
    }

    /**
     * A case about a post that refers to this one.
     *
     * @param author the platform's id of the account, for counting different people
     * @param openedAt when the case was opened
     * @param severe whether the policy found it of high or critical severity
     */
    public record Mention(CaseRef ref, String author, Instant openedAt, boolean severe) {}

    static Echo of(String key) {
        return new Echo(key, List.of(), List.of(), 0);
    }

    /** Whether this case is known as one about the post. */
    boolean isAbout(CaseRef ref) {
        return subjects.contains(ref) || subjects.size() >= MOST_SUBJECTS;
    }

    /** Whether this mention is known, as it is. */
    boolean holds(Mention mention) {
        return mentions.contains(mention);
    }

    /** Whether so many were heard within so short a time that one more says nothing new. */
    boolean isFull(Instant now) {
        return mentions.size() >= MOST_MENTIONS
                && mentions.stream()
                                .filter(m -> m.severe() && m.openedAt().isAfter(now.minus(FULL_FOR)))
                                .count()
                        >= MOST_MENTIONS / 2;
    }

    Echo withSubject(CaseRef ref) {
        List<CaseRef> all = new ArrayList<>(subjects);
        all.add(ref);
        return new Echo(key, all, mentions, revision + 1);
    }

    Echo withMention(Mention mention) {
        List<Mention> all = new ArrayList<>(mentions);
        all.removeIf(m -> m.ref().equals(mention.ref()));
        all.add(mention);
        return new Echo(key, subjects, all.subList(Math.max(0, all.size() - MOST_MENTIONS), all.size()), revision + 1);
    }

    /** How the post echoes in the window that ends now. */
    Surge surge(Instant now) {
        List<Mention> recent = mentions.stream()
                .filter(m -> m.severe() && m.openedAt().isAfter(now.minus(WINDOW)))
                .toList();
        long authors = recent.stream().map(Mention::author).distinct().count();
        return new Surge(recent.size(), authors, WINDOW);
    }

    /**
     * Severe posts that refer to one post.
     *
     * @param threats how many
     * @param authors by how many different accounts
     * @param window over what length of time
     */
    public record Surge(long threats, long authors, Duration window) {}
}

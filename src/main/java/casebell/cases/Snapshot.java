package casebell.cases;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A case as its own system told it, at one version. Every part that the system need not tell is optional: absent is not zero.
 *
 * @param version the system's own version, compared and sent back, never computed with
 * @param url where the case stands in the system's web console
 * @param state {@code open in-review closed}
 * @param kind {@code post account message media follower-change}
 * @param foundBy who found it: {@code target-report user-report representative trusted-flagger government staff proactive}
 * @param signals classifier scores, 0 to 1, by name
 * @param tag the validator of the HTTP answer (ETag), for revalidation
 * @param means what actions really do in this system, where that is not what their names say; staff see it before they approve
 */
public record Snapshot(
        long version,
        URI url,
        Instant openedAt,
        String state,
        String kind,
        Optional<String> foundBy,
        Optional<Content> content,
        Optional<Party> author,
        Optional<Party> target,
        Optional<Reach> reach,
        Map<String, Double> signals,
        List<String> labels,
        List<Report> reports,
        List<Action> actions,
        Optional<FollowerChange> followerChange,
        Optional<String> tag,
        List<Means> means) {
    public Snapshot {
        // in one order, on every machine: cards are compared by their text
        signals = Collections.unmodifiableMap(new TreeMap<>(signals));
        labels = List.copyOf(labels);
        reports = List.copyOf(reports);
        actions = List.copyOf(actions);
        // bodies that were stored before this part was there have none
        means = means == null ? List.of() : List.copyOf(means);
    }

    /** What this action really does here, when that was told; what is told of {@link Means#EVERY_OTHER} holds for all that are not named. */
    public Optional<Means> meansOf(String action) {
        return means.stream()
                .filter(m -> m.action().equals(action))
                .findFirst()
                .or(() -> means.stream()
                        .filter(m -> m.action().equals(Means.EVERY_OTHER))
                        .findFirst());
    }

    /** The same case, with what actions do there by now. */
    public Snapshot withMeans(List<Means> now) {
        return new Snapshot(
                version,
                url,
                openedAt,
                state,
                kind,
                foundBy,
                content,
                author,
                target,
                reach,
                signals,
                labels,
                reports,
                actions,
                followerChange,
                tag,
                now);
    }

    /** What was posted; the text is kept as told and is only ever shown through the cleaning of the cards. */
    public record Content(
            Optional<String> id,
            Optional<URI> url,
            Optional<Instant> postedAt,
            Optional<String> language,
            Optional<String> text,
            Optional<String> inReplyTo,
            List<String> refersTo,
            List<Media> media) {
        public Content {
            refersTo = List.copyOf(refersTo);
            media = List.copyOf(media);
        }
    }

    /**
     * A picture, video or sound.
     *
     * @param kind {@code image video audio}
     * @param altered {@code none edited synthetic}
     * @param missingContext whether a cut leaves out what changes the meaning
     */
    public record Media(
            String kind, Optional<String> sha256, Optional<String> altered, Optional<Boolean> missingContext) {}

    /** How far it has spread. */
    public record Reach(
            Optional<Long> views, Optional<Long> shares, Optional<Long> replies, Optional<Long> copiesElsewhere) {}

    /**
     * A report; the reporter is known by kind only.
     *
     * @param by {@code target representative bystander trusted-flagger government staff proactive}
     */
    public record Report(String id, Instant at, String by, Optional<String> reason) {}

    /**
     * Something done in the case system.
     *
     * @param by who did it, as the system names its kind
     * @param state {@code applied queued refused reversed}
     */
    public record Action(String id, Instant at, String action, String by, String state) {}

    /**
     * What an action really does in this system.
     *
     * @param action as the policy names it
     * @param isPossible whether this system can do it on this case
     * @param canEnd whether this system ends it by itself after a length of time
     * @param effect in words of the house, one sentence without its full stop: what else it does, or why it cannot be done; empty when it does what its
     *     name says
     */
    public record Means(String action, boolean isPossible, boolean canEnd, String effect) {
        /** Stands for all actions that are not named. */
        public static final String EVERY_OTHER = "*";
    }

    /** The numbers behind a complaint about lost followers. */
    public record FollowerChange(
            Optional<Long> before,
            Optional<Long> after,
            Optional<Long> removedSpam,
            Optional<Long> removedLocked,
            Optional<Instant> from,
            Optional<Instant> to) {}
}

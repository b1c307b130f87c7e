package casebell.source.discourse;

import casebell.cases.Party;
import casebell.cases.Snapshot;
import casebell.source.discourse.Reviewable.Flag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case of the review queue as the house knows cases. What Discourse does not tell stays absent: who is targeted, language, views. */
final class Snapshots {
    /** From kinds of flags to the labels that the policy knows from other systems. */
    private static final Map<String, String> REPORTED =
            Map.of("spam", "spam", "illegal", "legal", "inappropriate", "violation", "off_topic", "violation");

    private Snapshots() {}

    static Snapshot of(Reviewable reviewable, URI console, Optional<String> own) {
        boolean isAutomatic =
                !reviewable.flags().isEmpty() && reviewable.flags().stream().allMatch(Flag::isAutomatic);
        return new Snapshot(
                reviewable.stamp(),
                console,
                reviewable.createdAt(),
                !reviewable.isOpen() ? "closed" : reviewable.claimant().isPresent() ? "in-review" : "open",
                kind(reviewable.type()),
                Optional.of(isAutomatic ? "proactive" : "user-report"),
                reviewable.post().map(Snapshots::content),
                reviewable.author().map(Snapshots::author),
                Optional.empty(),
                reviewable
                        .post()
                        .map(p ->
                                new Snapshot.Reach(Optional.empty(), Optional.empty(), p.replies(), Optional.empty())),
                Map.of(),
                labels(reviewable),
                reviewable.flags().stream().map(Snapshots::report).toList(),
                reviewable.isOpen() ? List.of() : List.of(handling(reviewable)),
                Optional.empty(),
                Optional.empty(),
                Move.means(reviewable, own));
    }

    private static String kind(String type) {
        if (type.endsWith("ChatMessage")) {
            return "message";
        }
        return type.endsWith("User") ? "account" : "post";
    }

    private static Snapshot.Content content(Reviewable.Post post) {
        return new Snapshot.Content(
                post.id(),
                post.url(),
                post.postedAt(),
                Optional.empty(),
                Optional.of(post.text()).filter(t -> !t.isBlank()),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Party author(Reviewable.Account account) {
        return new Party(
                account.id(),
                account.handle(),
                account.displayName(),
                account.createdAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Snapshot.Report report(Flag flag) {
        return new Snapshot.Report(
                flag.id(), flag.at(), flag.isAutomatic() ? "proactive" : "bystander", Optional.of(flag.kind()));
    }

    /** What the policy can ask for: how it was flagged, what happened to the post, and how far the forum trusts its author. */
    private static List<String> labels(Reviewable reviewable) {
        List<String> labels = new ArrayList<>();
        List<String> kinds =
                reviewable.flags().stream().map(Flag::kind).distinct().sorted().toList();
        kinds.stream()
                .map(k -> "report:" + REPORTED.getOrDefault(k, "other"))
                .distinct()
                .sorted()
                .forEach(labels::add);
        if (kinds.isEmpty()) {
            labels.add("report:other");
        }
        kinds.forEach(k -> labels.add("flag:" + k));
        if (reviewable.isHidden()) {
            labels.add("post:hidden");
        }
        if (reviewable.isDeleted()) {
            labels.add("post:deleted");
        }
        reviewable.author().flatMap(Reviewable.Account::trust).ifPresent(t -> labels.add("trust:" + t));
        return labels;
    }

    /** Discourse tells what became of the flags, and of the post only whether it is deleted. */
    private static Snapshot.Action handling(Reviewable reviewable) {
        return new Snapshot.Action(
                reviewable.actionId(),
                reviewable.reviewedAt(),
                reviewable.status().told() + (reviewable.isDeleted() ? ", post deleted" : ""),
                "moderator",
                "applied");
    }
}

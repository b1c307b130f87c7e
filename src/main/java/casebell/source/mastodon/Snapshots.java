package casebell.source.mastodon;

import casebell.cases.Party;
import casebell.cases.Snapshot;
import casebell.source.mastodon.AdminApi.Look;
import casebell.source.mastodon.Report.Post;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A report as the house knows cases. What Mastodon does not tell stays absent: it has no classifiers, no views and no standing of people. */
final class Snapshots {
    private Snapshots() {}

    static Snapshot of(Look.Seen seen, URI console, Abilities.Found able) {
        Report report = seen.report();
        return new Snapshot(
                seen.version(),
                console,
                report.createdAt(),
                report.closed().isPresent() ? "closed" : report.isAssigned() ? "in-review" : "open",
                report.posts().isEmpty() ? "account" : "post",
                Optional.of(isByTarget(report) ? "target-report" : "user-report"),
                content(report.posts()),
                Optional.of(author(report.target())),
                report.aimedAt().map(Snapshots::aimedAt),
                reach(report.posts()),
                Map.of(),
                labels(report),
                List.of(new Snapshot.Report(
                        report.id(),
                        report.createdAt(),
                        isByTarget(report) ? "target" : "bystander",
                        Optional.of(report.category()))),
                report.closed().map(Snapshots::closing).stream().toList(),
                Optional.empty(),
                Optional.empty(),
                Deed.means(seen, able));
    }

    private static boolean isByTarget(Report report) {
        return report.aimedAt()
                .filter(t -> report.reporterId().equals(Optional.of(t.id())))
                .isPresent();
    }

    /** Several posts are one text, so that the policy sees all of them; the first one gives id and time. */
    private static Optional<Snapshot.Content> content(List<Post> posts) {
        if (posts.isEmpty()) {
            return Optional.empty();
        }
        Post first = posts.get(0);
        return Optional.of(new Snapshot.Content(
                Optional.of(first.id()),
                first.url(),
                first.postedAt(),
                first.language(),
                Optional.of(posts.stream().map(Post::text).collect(Collectors.joining("\n\n")))
                        .filter(t -> !t.isBlank()),
                first.inReplyTo(),
                posts.stream().flatMap(p -> p.inReplyTo().stream()).distinct().toList(),
                posts.stream()
                        .flatMap(p -> p.mediaKinds().stream())
                        .map(kind -> new Snapshot.Media(kind, Optional.empty(), Optional.empty(), Optional.empty()))
                        .toList()));
    }

    private static Party author(Report.Account account) {
        return new Party(
                account.id(),
                account.handle(),
                account.displayName(),
                account.createdAt(),
                account.followers(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Party aimedAt(Report.Mentioned mentioned) {
        return author(new Report.Account(
                mentioned.id(),
                mentioned.handle(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of()));
    }

    private static Optional<Snapshot.Reach> reach(List<Post> posts) {
        return posts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Snapshot.Reach(
                        Optional.empty(),
                        sum(posts.stream().map(Post::shares).toList()),
                        sum(posts.stream().map(Post::replies).toList()),
                        Optional.empty()));
    }

    private static Optional<Long> sum(List<Optional<Long>> counts) {
        List<Long> told = counts.stream().flatMap(Optional::stream).toList();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(told.stream()
                        .mapToLong(c -> Math.min(c, 1_000_000_000L))
                        .sum());
    }

    /** What the policy can ask for: how it was reported, which rules of the server it names, and what the account bears already. */
    private static List<String> labels(Report report) {
        List<String> labels = new ArrayList<>();
        labels.add("report:" + report.category());
        report.rules().forEach(id -> labels.add("rule:" + id));
        report.posts().stream()
                .flatMap(p -> p.language().stream())
                .filter(l -> l.matches("[a-z]{2,3}"))
                .distinct()
                .forEach(l -> labels.add("lang:" + l));
        report.target().marks().stream().sorted().forEach(m -> labels.add("account:" + m.word()));
        labels.add(report.target().isLocal() ? "account:local" : "account:remote");
        return labels;
    }

    /** Mastodon does not say what was done, only that something was. */
    private static Snapshot.Action closing(Report.Closing closing) {
        return new Snapshot.Action(
                closing.actionId(), closing.at(), "resolved, action unknown", "moderator", "applied");
    }
}

package casebell.source.ozone;

import casebell.cases.Party;
import casebell.cases.Snapshot;
import casebell.source.ozone.Report.Entry;
import casebell.source.ozone.Report.Post;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A report as the house knows cases. What Ozone does not tell stays absent: it has no counts of views and no standing of people. */
final class Snapshots {
    private static final Set<String> SPAM = Set.of("Spam", "MisleadingSpam", "MisleadingBot");
    private static final Set<String> OTHER = Set.of("Other", "Appeal");

    private Snapshots() {}

    static Snapshot of(Report report, URI console, Abilities.Found able) {
        String by = isByTarget(report) ? "target" : "bystander";
        return new Snapshot(
                report.version(),
                console,
                report.createdAt(),
                report.isClosed() ? "closed" : report.isTakenOn() ? "in-review" : "open",
                report.entry().isPresent() ? "post" : "account",
                Optional.of(isByTarget(report) ? "target-report" : "user-report"),
                report.entry().map(Snapshots::content),
                Optional.of(party(
                        report.account().did(),
                        report.account().handle(),
                        report.account().displayName(),
                        report.account().createdAt())),
                report.aimedAt().map(did -> party(did, Optional.empty(), Optional.empty(), Optional.empty())),
                Optional.empty(),
                Map.of(),
                labels(report),
                List.of(new Snapshot.Report(report.id(), report.createdAt(), by, Optional.of(word(report.reason())))),
                actions(report),
                Optional.empty(),
                Optional.empty(),
                Deed.means(report, able));
    }

    private static boolean isByTarget(Report report) {
        return report.aimedAt().isPresent() && report.aimedAt().equals(report.reporter());
    }

    private static Snapshot.Content content(Entry entry) {
        Optional<Post> post = entry.post();
        return new Snapshot.Content(
                Optional.of(entry.uri()),
                entry.url(),
                post.flatMap(Post::postedAt),
                post.flatMap(Post::language),
                post.map(Post::text).filter(t -> !t.isBlank()),
                post.flatMap(Post::inReplyTo),
                post.flatMap(Post::inReplyTo).stream().toList(),
                post.stream()
                        .flatMap(p -> p.mediaKinds().stream())
                        .map(kind -> new Snapshot.Media(kind, Optional.empty(), Optional.empty(), Optional.empty()))
                        .toList());
    }

    /** An account whose handle is not told is called by its DID. */
    private static Party party(
            String did, Optional<String> handle, Optional<String> displayName, Optional<Instant> createdAt) {
        return new Party(
                did,
                handle.map(h -> "@" + h).orElse(did),
                displayName,
                createdAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** What the policy can ask for: how it was reported, roughly and exactly, and what has been done already. */
    private static List<String> labels(Report report) {
        List<String> labels = new ArrayList<>();
        labels.add("report:" + kind(report.reason()));
        labels.add("reason:" + word(report.reason()));
        report.entry()
                .flatMap(Entry::post)
                .flatMap(Post::language)
                .map(l -> l.replaceFirst("-.*", ""))
                .ifPresent(l -> labels.add("lang:" + l));
        if (report.status().equals("escalated")) {
            labels.add("report:escalated");
        }
        if (report.isPostDown()) {
            labels.add("post:taken-down");
        }
        if (report.isPostHidden()) {
            labels.add("post:hidden");
        }
        if (report.isAccountDown()) {
            labels.add("account:taken-down");
        }
        return labels;
    }

    private static String kind(String reason) {
        return SPAM.contains(reason) ? "spam" : OTHER.contains(reason) ? "other" : "violation";
    }

    /** {@code ViolenceThreats} is {@code violence-threats}. */
    private static String word(String reason) {
        return reason.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** A service that does not tell the events tells only that something was decided. */
    private static List<Snapshot.Action> actions(Report report) {
        if (report.actions().isEmpty() && report.isClosed()) {
            return List.of(new Snapshot.Action(
                    "closed-" + report.changedAt().toEpochMilli(),
                    report.changedAt(),
                    "resolved, action unknown",
                    "moderator",
                    "applied"));
        }
        return report.actions().stream()
                .map(e -> new Snapshot.Action(
                        e.actionId(), e.at(), e.action(), "moderator", isStanding(e, report) ? "applied" : "reversed"))
                .toList();
    }

    private static boolean isStanding(ModEvent event, Report report) {
        return Deed.isStanding(event.actionId(), report);
    }
}

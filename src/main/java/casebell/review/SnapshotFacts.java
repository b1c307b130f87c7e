package casebell.review;

import casebell.cases.Party;
import casebell.cases.Snapshot;
import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsBuilder;
import java.time.Instant;
import java.util.Map;

/** Tells the policy what is known about a case, fact by fact. What the case system did not tell stays absent. */
final class SnapshotFacts {
    private SnapshotFacts() {}

    static Facts of(Snapshot snapshot, Surge surge, Instant now) {
        FactsBuilder facts = Facts.builder(now)
                .time("case.openedAt", snapshot.openedAt())
                .text("case.state", snapshot.state())
                .text("case.kind", snapshot.kind())
                .text("case.foundBy", snapshot.foundBy().orElse(null));
        snapshot.content().ifPresent(c -> tell(facts, c));
        snapshot.author().ifPresent(p -> tell(facts, "author", p));
        snapshot.target().ifPresent(p -> tell(facts, "target", p));
        snapshot.reach()
                .ifPresent(r -> facts.whole("reach.views", r.views().orElse(null))
                        .whole("reach.shares", r.shares().orElse(null))
                        .whole("reach.replies", r.replies().orElse(null))
                        .whole("reach.copiesElsewhere", r.copiesElsewhere().orElse(null)));
        for (Map.Entry<String, Double> signal : snapshot.signals().entrySet()) {
            facts.signal(signal.getKey(), signal.getValue());
        }
        snapshot.labels().forEach(facts::label);
        snapshot.reports()
                .forEach(r -> facts.item(
                        "reports",
                        i -> i.text("by", r.by())
                                .text("reason", r.reason().orElse(null))
                                .time("at", r.at())));
        snapshot.actions()
                .forEach(a -> facts.item(
                        "actions",
                        i -> i.text("action", a.action())
                                .text("by", a.by())
                                .text("state", a.state())
                                .time("at", a.at())));
        snapshot.followerChange().ifPresent(f -> tell(facts, f));
        surge.ofPost()
                .ifPresent(s -> facts.whole("surge.threats", s.threats())
                        .whole("surge.authors", s.authors())
                        .span("surge.window", s.window()));
        surge.atTarget()
                .ifPresent(u -> facts.whole("surge.atTarget", u.threats())
                        .number("surge.usualAtTarget", u.usual())
                        .number("surge.rarity", u.rarity()));
        return facts.build();
    }

    private static void tell(FactsBuilder facts, Snapshot.Content content) {
        facts.text("content.id", content.id().orElse(null))
                .time("content.postedAt", content.postedAt().orElse(null))
                .text("content.language", content.language().orElse(null))
                .text("content.text", content.text().orElse(null))
                .text("content.inReplyTo", content.inReplyTo().orElse(null))
                .texts("content.refersTo", content.refersTo());
        content.media()
                .forEach(m -> facts.item(
                        "content.media",
                        i -> i.text("kind", m.kind())
                                .text("altered", m.altered().orElse(null))
                                .flag("missingContext", m.missingContext().orElse(null))));
    }

    private static void tell(FactsBuilder facts, String who, Party party) {
        facts.text(who + ".id", party.id())
                .text(who + ".handle", party.handle())
                .text(who + ".displayName", party.displayName().orElse(null))
                .time(who + ".createdAt", party.createdAt().orElse(null))
                .whole(who + ".followers", party.followers().orElse(null))
                .flag(who + ".verified", party.verified().orElse(null))
                .text(who + ".office", party.office().orElse(null))
                .text(who + ".country", party.country().orElse(null))
                .text(who + ".party", party.party().orElse(null))
                .text(who + ".standing", party.standing().orElse(null))
                .number(who + ".automation", party.automation().orElse(null));
        if ("author".equals(who)) {
            party.strikes()
                    .forEach(s -> facts.item(
                            "author.strikes",
                            i -> i.time("at", s.at())
                                    .text("category", s.category())
                                    .whole("points", (long) s.points())));
        }
    }

    private static void tell(FactsBuilder facts, Snapshot.FollowerChange change) {
        facts.whole("followerChange.before", change.before().orElse(null))
                .whole("followerChange.after", change.after().orElse(null))
                .whole("followerChange.removedSpam", change.removedSpam().orElse(null))
                .whole("followerChange.removedLocked", change.removedLocked().orElse(null))
                .time("followerChange.from", change.from().orElse(null))
                .time("followerChange.to", change.to().orElse(null));
    }
}

package casebell.discord;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Party;
import casebell.cases.Role;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Trouble;
import casebell.review.ActionPlan;
import casebell.review.Appeal;
import casebell.review.Approval;
import casebell.review.Card;
import casebell.review.Decision;
import casebell.review.Handling;
import casebell.review.Review;
import casebell.review.Stage;
import casebell.review.Suggestion;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases to draw, at a time that stands still. */
final class Cards {
    static final Instant NOW = Instant.parse("2026-04-14T09:12:00Z");
    static final CaseRef REF = new CaseRef("demo", "4821");
    static final Trouble TROUBLE = new Trouble("The case system did not answer in time", NOW, 3, NOW.plusSeconds(20));
    static final ActionPlan REMOVE = new ActionPlan("remove-post", Optional.empty(), Optional.empty(), 1, false);
    static final ActionPlan SUSPEND =
            new ActionPlan("suspend-account", Optional.of(Duration.ofDays(7)), Optional.empty(), 1, false);

    private Cards() {}

    /** Component ids that are the same in every run. */
    static Buttons buttons() {
        Map<String, String> kept = new HashMap<>();
        ComponentStore store = new ComponentStore() {
            @Override
            public Optional<String> find(String token, Instant now) {
                return Optional.ofNullable(kept.get(token));
            }

            @Override
            public void put(Map<String, String> payloadsByToken, Instant expiresAt) {
                kept.putAll(payloadsByToken);
            }
        };
        return new Buttons(store, () -> NOW, "golden");
    }

    static Case awaited() {
        return Case.sighted(REF, URI.create("https://cases.example.org/cases/4821"), new Sighting("1", "2", "3", NOW));
    }

    static Card of(Snapshot snapshot) {
        return new Card(awaited().known(snapshot, NOW), Optional.empty());
    }

    static Card of(Review review) {
        return new Card(awaited().known(snapshot(author(), target(), reports("target")), NOW), Optional.of(review));
    }

    /** An open case whose system says what an action does there. */
    static Card meaning(Snapshot.Means means) {
        Snapshot s = snapshot(author(), target(), reports("target"));
        Snapshot told = new Snapshot(
                s.version(),
                s.url(),
                s.openedAt(),
                s.state(),
                s.kind(),
                s.foundBy(),
                s.content(),
                s.author(),
                s.target(),
                s.reach(),
                s.signals(),
                s.labels(),
                s.reports(),
                s.actions(),
                s.followerChange(),
                s.tag(),
                List.of(means));
        return new Card(awaited().known(told, NOW), Optional.of(open("high")));
    }

    static Snapshot snapshot(Party author, Party target, List<Snapshot.Report> reports) {
        return new Snapshot(
                7,
                URI.create("https://cases.example.org/cases/4821"),
                NOW.minusSeconds(3600),
                "open",
                "post",
                Optional.of("proactive"),
                Optional.of(content("I know when you leave. @everyone ||look||")),
                Optional.of(author),
                Optional.of(target),
                Optional.of(
                        new Snapshot.Reach(Optional.of(4100L), Optional.of(12L), Optional.of(3L), Optional.of(310L))),
                Map.of(),
                List.of(),
                reports,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static Snapshot.Content content(String text) {
        return new Snapshot.Content(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(text),
                Optional.empty(),
                List.of(),
                List.of());
    }

    static Party author() {
        return party("@gritstone_77", 132L, "none", "private");
    }

    static Party target() {
        return party("@rep_marrowen", 910_000L, "legislator", "public-figure");
    }

    static Party party(String handle, long followers, String office, String standing) {
        return new Party(
                "u-1",
                handle,
                Optional.of(handle),
                Optional.empty(),
                Optional.of(followers),
                Optional.empty(),
                Optional.of(office),
                Optional.empty(),
                Optional.empty(),
                Optional.of(standing),
                Optional.empty(),
                List.of());
    }

    static List<Snapshot.Report> reports(String... by) {
        return List.of(by).stream()
                .map(b -> new Snapshot.Report("r", NOW, b, Optional.empty()))
                .toList();
    }

    static Suggestion suggestion(String severity, Optional<ActionPlan> plan) {
        return new Suggestion(
                1,
                7,
                "sha256:0123456789abcdef0123456789abcdef",
                List.of("violent-threat.direct"),
                severity,
                "A direct threat of violence against a person",
                List.of("signals['violent-threat'] is 0.97, which is at least 0.9"),
                plan,
                plan.isPresent() ? List.of(SUSPEND) : List.of(),
                2,
                Set.of(Role.LEADERSHIP),
                severity.equals("critical") ? Optional.of("An exception is unlikely.") : Optional.empty(),
                plan.map(p -> NOW.plusSeconds(3600)),
                NOW);
    }

    static Review open(String severity) {
        return Review.begin(REF, suggestion(severity, Optional.of(REMOVE)));
    }

    static Approval by(String staffId) {
        return new Approval(staffId, Set.of(Role.REVIEWER), NOW);
    }

    static Decision decision() {
        return new Decision(
                "d-1",
                REMOVE,
                suggestion("high", Optional.of(REMOVE)),
                List.of(by("1100000000000000301"), by("1100000000000000304")),
                NOW);
    }

    /** A dismissed case of which hardly anything is told, and in which no rule fired. */
    static Card silent() {
        Snapshot told = snapshot(author(), target(), List.of());
        Snapshot snapshot = new Snapshot(
                told.version(),
                told.url(),
                told.openedAt(),
                told.state(),
                told.kind(),
                Optional.empty(),
                told.content(),
                told.author(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Suggestion said = suggestion("none", Optional.empty());
        Suggestion suggestion = new Suggestion(
                2,
                said.caseVersion(),
                said.policyRevision(),
                List.of(),
                said.severity(),
                said.reason(),
                said.sentences(),
                said.plan(),
                List.of(),
                1,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                NOW);
        Stage dismissed = new Stage.Dismissed("3", Optional.empty(), NOW.minusSeconds(60));
        return new Card(
                awaited().known(snapshot, NOW),
                Optional.of(new Review(REF, suggestion, dismissed, 0, Handling.NONE, Optional.empty(), 3)));
    }

    /** Soon late, and with an appeal that the case system told. */
    static Review warned() {
        return appealed(new Appeal(
                1, "d-1", Optional.empty(), "The author appealed", NOW, List.of(), Optional.empty(), Optional.empty()));
    }

    /** With an appeal that was successful, of which the case system is told. */
    static Review overturned(Appeal.Telling telling) {
        return appealed(new Appeal(
                1,
                "d-1",
                Optional.empty(),
                "The author appealed",
                NOW,
                List.of(),
                Optional.of(new Appeal.Outcome(true, Optional.of("101"), Optional.of("It was a quote"), NOW)),
                Optional.of(telling)));
    }

    private static Review appealed(Appeal appeal) {
        Review open = open("high");
        Handling handling = handling(appeal, open.suggestion().decideBy());
        return new Review(REF, open.suggestion(), open.stage(), 0, handling, Optional.empty(), 2);
    }

    /** Nothing but an appeal that waits. */
    static Handling handling(Appeal appeal, Optional<Instant> decideBy) {
        Handling none = Handling.NONE;
        return new Handling(
                none.waitsSince(),
                none.claim(),
                none.snoozedUntil(),
                none.opinionAskedBy(),
                none.recused(),
                none.dissents(),
                List.of(),
                Optional.of(appeal),
                decideBy);
    }
}

package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Role;
import casebell.cases.Spot;
import casebell.review.ActionPlan;
import casebell.review.Approval;
import casebell.review.Suggestion;
import casebell.review.Together;
import casebell.review.incident.Batch;
import casebell.review.incident.Incident;
import casebell.review.incident.IncidentAnswer;
import casebell.review.incident.IncidentStore.Found;
import casebell.review.incident.IncidentStore.Tally;
import casebell.review.incident.IncidentView;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The card of an incident and the answers about it, as Discord is sent them. */
class IncidentGoldenTest {
    private static final String INES = "1100000000000000301";
    private static final String LENA = "1100000000000000303";
    private static final CaseRef REF = new CaseRef("incident", "1");
    private static final Approval PROPOSER = new Approval(INES, Set.of(Role.REVIEWER), Cards.NOW);
    private static final Approval SECOND = new Approval(LENA, Set.of(Role.LEAD), Cards.NOW);
    private static final Suggestion HIGH = Cards.suggestion("high", Optional.of(Cards.REMOVE));

    @TestFactory
    Stream<DynamicTest> a_card_is_sent_as_the_golden_file_says() throws IOException {
        Map<String, String> files = new TreeMap<>();
        put(files, "incident-open.json", view(List.of(), Map.of()));
        put(
                files,
                "incident-proposed.json",
                view(List.of(batch(List.of(PROPOSER), new Batch.Phase.Proposed())), Map.of()));
        Batch running = batch(List.of(PROPOSER, SECOND), new Batch.Phase.Running(Cards.NOW));
        put(files, "incident-begins.json", view(List.of(running), Map.of()));
        put(
                files,
                "incident-running.json",
                view(List.of(running), Map.of(1, Map.of(Together.Part.DECIDED, 1200, Together.Part.MOVED, 3))));
        put(files, "incident-over.json", view(List.of(done(), stopped(), lapsed()), Map.of()));
        IncidentView bare = new IncidentView(
                incident(List.of(), List.of(), List.of()),
                List.of(new Tally("none", Found.OTHERS, Cards.NOW, "open", 5)),
                List.of(),
                List.of(),
                Map.of());
        put(files, "incident-bare.json", bare);
        IncidentView whole = view(List.of(), Map.of());
        put(
                files,
                "incident-post-unknown.json",
                new IncidentView(whole.incident(), whole.tally(), List.of(), whole.alike(), Map.of()));
        put(
                files,
                "incident-post-stays.json",
                new IncidentView(
                        whole.incident(),
                        whole.tally(),
                        List.of(new IncidentView.Trigger(
                                new CaseRef("demo", "4800"), Cards.silent().review(), Optional.empty(), true)),
                        whole.alike(),
                        Map.of()));
        put(
                files,
                "incident-post-of-the-few.json",
                new IncidentView(
                        whole.incident(),
                        whole.tally(),
                        List.of(new IncidentView.Trigger(
                                new CaseRef("demo", "4800"), Cards.silent().review(), Optional.empty(), false)),
                        whole.alike(),
                        Map.of()));
        put(
                files,
                "incident-none-decided.json",
                view(
                        List.of(batch(
                                List.of(PROPOSER, SECOND),
                                new Batch.Phase.Ended(
                                        Optional.of(LENA), Map.of(Together.Part.STOPPED, 4300), Cards.NOW))),
                        Map.of()));
        put(files, "incident-closed.json", ended(bare, CLOSED));
        put(files, "incident-closed-by-somebody.json", ended(bare, ENDED));
        put(files, "incident-merged.json", ended(bare, MERGED));
        return Golden.files(files);
    }

    private static final Incident.Closing CLOSED =
            new Incident.Closing(Optional.empty(), Optional.empty(), 5, Optional.empty(), Cards.NOW);
    private static final Incident.Closing ENDED = new Incident.Closing(
            Optional.of(LENA), Optional.of("The *week* is over @here"), 5, Optional.empty(), Cards.NOW);
    private static final Incident.Closing MERGED = new Incident.Closing(
            Optional.of(LENA), Optional.empty(), 5, Optional.of(new CaseRef("incident", "9")), Cards.NOW);

    private static IncidentView ended(IncidentView view, Incident.Closing closing) {
        Incident i = view.incident();
        Incident over = new Incident(
                i.ref(),
                i.posts(),
                i.aims(),
                i.standsSince(),
                i.looks(),
                i.batches(),
                i.raised(),
                Optional.of(closing),
                i.revision());
        return new IncidentView(over, view.tally(), view.triggers(), view.alike(), view.progress());
    }

    private static void put(Map<String, String> files, String name, IncidentView view) throws IOException {
        IncidentCard card = new IncidentCard(Cards.buttons(), "1");
        String marker = IncidentCard.marker(view.incident(), 1);
        files.put(
                name,
                Golden.sorted(DiscordBoard.compose(card.draw(view, marker), card.row(view))
                        .toData()
                        .toString()));
    }

    @TestFactory
    Stream<DynamicTest> answers_read_as_the_golden_file_says() {
        Batch proposed = batch(List.of(PROPOSER), new Batch.Phase.Proposed());
        Map<String, IncidentAnswer> answers = new LinkedHashMap<>();
        answers.put("shown", new IncidentAnswer.Shown(view(List.of(proposed), Map.of())));
        answers.put(
                "sampled",
                new IncidentAnswer.Sampled(
                        REF,
                        group(HIGH, 4500),
                        List.of(
                                excerpt("f-1", "You will not live to see Friday"),
                                excerpt("f-2", "**@everyone** [link](https://evil.example) ||out||"),
                                new IncidentAnswer.Excerpt(
                                        new CaseRef("demo", "f-3"), URI.create("https://x.example"), Optional.empty())),
                        Optional.empty()));
        answers.put(
                "sampled, too long",
                new IncidentAnswer.Sampled(
                        REF,
                        group(HIGH, 4500),
                        java.util.stream.IntStream.rangeClosed(1, 12)
                                .mapToObj(i -> excerpt("f-" + i, "** ".repeat(40)))
                                .toList(),
                        Optional.empty()));
        answers.put("proposed", new IncidentAnswer.Proposed(proposed));
        answers.put("awaiting others", new IncidentAnswer.AwaitingOthers(proposed));
        answers.put("begins", new IncidentAnswer.Begins(proposed, Cards.NOW));
        answers.put("stopped", new IncidentAnswer.Stopped(stopped()));
        answers.put("stopped before it began", new IncidentAnswer.Stopped(lapsed()));
        answers.put("look first", new IncidentAnswer.LookFirst(Incident.SAMPLE));
        answers.put("already yours", new IncidentAnswer.AlreadyYours(proposed));
        answers.put("already proposed", new IncidentAnswer.AlreadyProposed(proposed));
        answers.put("lapsed", new IncidentAnswer.Lapsed(lapsed()));
        answers.put("policy moved", new IncidentAnswer.PolicyMoved());
        answers.put("nothing alike", new IncidentAnswer.NothingAlike());
        answers.put("closed", new IncidentAnswer.Closed(ENDED));
        answers.put("is closed", new IncidentAnswer.IsClosed(CLOSED));
        answers.put("is merged", new IncidentAnswer.IsClosed(MERGED));
        answers.put("merged", new IncidentAnswer.Merged(REF, new CaseRef("incident", "9"), 1200));
        answers.put("same incident", new IncidentAnswer.SameIncident());
        answers.put("stop first", new IncidentAnswer.StopFirst(proposed));
        answers.put("reason wanted", new IncidentAnswer.ReasonWanted(300));
        answers.put("not offered", new IncidentAnswer.NotOffered("restore"));
        answers.put("no such batch", new IncidentAnswer.NoSuchBatch());
        answers.put("unknown", new IncidentAnswer.Unknown());
        answers.put("not allowed", new IncidentAnswer.NotAllowed(Deed.DECIDE, Set.of(Role.REVIEWER, Role.LEAD)));
        Map<String, String> told = new LinkedHashMap<>();
        answers.forEach((name, answer) -> told.put(name, IncidentReplies.of(answer)));
        told.put(
                "set off by a case of the few",
                IncidentCard.name(new IncidentView.Trigger(
                        new CaseRef("demo", "4800"), Optional.empty(), Optional.empty(), false)));
        told.put("list", IncidentReplies.list(List.of(view(List.of(), Map.of()))));
        told.put("empty list", IncidentReplies.list(List.of()));
        return Golden.files(Map.of(
                "incident-replies.txt",
                told.entrySet().stream()
                        .map(e -> "[" + e.getKey() + "]\n" + e.getValue().replace("\u200B", "\\u200B") + "\n")
                        .collect(Collectors.joining("\n"))));
    }

    private static IncidentAnswer.Excerpt excerpt(String id, String text) {
        return new IncidentAnswer.Excerpt(new CaseRef("demo", id), URI.create("https://x.example"), Optional.of(text));
    }

    private static IncidentView view(List<Batch> batches, Map<Integer, Map<Together.Part, Integer>> progress) {
        Suggestion critical = Cards.suggestion("critical", Optional.of(Cards.SUSPEND));
        Suggestion none = Cards.suggestion("none", Optional.empty());
        return new IncidentView(
                incident(
                        List.of("demo/p-1"), List.of(new Incident.Aim("demo/u-5", "@rep_**marrowen** @here")), batches),
                List.of(
                        new Tally("critical", Found.TARGET, Cards.NOW.minus(Duration.ofHours(7)), "open", 2),
                        new Tally("critical", Found.TARGET, Cards.NOW.minus(Duration.ofHours(6)), "open", 2),
                        new Tally("high", Found.OTHERS, Cards.NOW.minus(Duration.ofHours(5)), "open", 40),
                        new Tally("high", Found.OTHERS, Cards.NOW.minus(Duration.ofHours(4)), "refused", 7),
                        new Tally("high", Found.OTHERS, Cards.NOW.minus(Duration.ofHours(3)), "done", 400),
                        new Tally("high", Found.PROACTIVE, Cards.NOW.minus(Duration.ofHours(2)), "open", 1300),
                        new Tally("high", Found.OTHERS, Cards.NOW.minus(Duration.ofHours(1)), "open", 3000),
                        new Tally("none", Found.OTHERS, Cards.NOW, "dismissed", 249)),
                List.of(
                        new IncidentView.Trigger(
                                new CaseRef("demo", "4800"),
                                Optional.of(Cards.open("critical")),
                                Optional.of(new Spot("3", "77")),
                                true),
                        new IncidentView.Trigger(
                                new CaseRef("demo", "4801"), Optional.empty(), Optional.empty(), true)),
                List.of(group(HIGH, 4300), group(critical, 4), group(none, 40)),
                progress);
    }

    private static IncidentView.Group group(Suggestion like, int count) {
        return new IncidentView.Group(like.verdict(), like, count);
    }

    private static Incident incident(List<String> posts, List<Incident.Aim> aims, List<Batch> batches) {
        return new Incident(
                REF, posts, aims, Optional.of(Cards.NOW), List.of(), batches, List.of(), Optional.empty(), 3);
    }

    private static Batch batch(List<Approval> approvals, Batch.Phase phase) {
        return batch(1, approvals, phase, Optional.of(Cards.REMOVE));
    }

    private static Batch batch(int number, List<Approval> approvals, Batch.Phase phase, Optional<ActionPlan> plan) {
        return new Batch(number, HIGH.verdict(), plan, false, HIGH.reason(), 2, Set.of(), 4300, approvals, phase);
    }

    private static Batch done() {
        Map<Together.Part, Integer> parts = Map.of(
                Together.Part.DECIDED,
                4285,
                Together.Part.MOVED,
                8,
                Together.Part.RECUSED,
                2,
                Together.Part.IMPOSSIBLE,
                5);
        return batch(List.of(PROPOSER, SECOND), new Batch.Phase.Ended(Optional.empty(), parts, Cards.NOW));
    }

    private static Batch stopped() {
        Map<Together.Part, Integer> parts = Map.of(Together.Part.DISMISSED, 100, Together.Part.STOPPED, 4200);
        return batch(
                2,
                List.of(PROPOSER, SECOND),
                new Batch.Phase.Ended(Optional.of(LENA), parts, Cards.NOW),
                Optional.empty());
    }

    private static Batch lapsed() {
        return batch(
                3,
                List.of(PROPOSER),
                new Batch.Phase.Ended(Optional.empty(), Map.of(), Cards.NOW),
                Optional.of(Cards.REMOVE));
    }
}

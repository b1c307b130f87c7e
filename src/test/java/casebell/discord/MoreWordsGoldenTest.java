package casebell.discord;

import casebell.cases.Alarm;
import casebell.cases.Role;
import casebell.cases.Spot;
import casebell.cases.Staff;
import casebell.liaison.Dossier;
import casebell.review.ActionPlan;
import casebell.review.Card;
import casebell.review.PolicyDesk;
import casebell.review.PolicyInForce;
import casebell.review.PolicyInForce.Amendment;
import casebell.review.news.News;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said about the policy and about new cases, and what is left of a card that moved. */
class MoreWordsGoldenTest {
    private static final String VERA = "1100000000000000306";
    private static final String BEFORE = "sha256:0123456789abcdef";
    private static final String AFTER = "sha256:fedcba9876543210";

    @TestFactory
    Stream<DynamicTest> a_message_is_sent_as_the_golden_file_says() throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("policy-changed.json", embed(PolicyNotices.draw(changed(3), "Policy change 2 · fedcba987654")));
        files.put(
                "policy-changed-judging.json",
                embed(PolicyNotices.draw(judged(0, 0, 0, false), "Policy change 2 · fedcba987654")));
        files.put(
                "policy-changed-judged.json",
                embed(PolicyNotices.draw(judged(37, 5, 1, true), "Policy change 2 · fedcba987654")));
        files.put("policy-changed-much.json", embed(PolicyNotices.draw(changed(20), "Policy change 2 · fedcba987654")));
        files.put("policy-refused.json", embed(PolicyNotices.draw(refused(20), "Policy change 3 · 0123456789ab")));
        files.put("card-moved.json", embed(CaseCard.moved("Case demo/4821 · card 2")));
        files.put("news.json", embed(board().embed(more(Map.of("low", 5, "high", 30, "critical", 2)))));
        Dossier.Promise promise = new Dossier.Promise(2, VERA, "A call @everyone", Cards.NOW, Optional.empty());
        files.put(
                "promise-due.json",
                Golden.sorted(DiscordLiaisons.reminder("demo/u-5", promise, "Promise 2 · demo/u-5")
                        .build()
                        .toData()
                        .toString()));
        Dossier.Promise asked = new Dossier.Promise(
                3,
                Dossier.HOUSE,
                "Speak with them — threats that refer to this post @everyone are surging",
                Cards.NOW,
                Optional.empty());
        files.put("contact-asked.json", contact(asked, "DRAFT, not sent. For the target's office @here.\nFound: 8"));
        files.put("contact-late.json", contact(asked, ""));
        files.put("card-dismissed-silent.json", card(Cards.silent()));
        files.put("card-done-taken-back-there.json", card(ElsewhereTest.takenBack()));
        return Golden.files(files);
    }

    /** A card that shows no text until somebody asks. */
    private static String card(Card card) throws IOException {
        CaseCard drawing = new CaseCard(Cards.buttons(), false);
        return Golden.sorted(DiscordBoard.compose(drawing.draw(card, CaseCard.marker(card, 1)), drawing.row(card))
                .toData()
                .toString());
    }

    private static String contact(Dossier.Promise asked, String draft) throws IOException {
        return Golden.sorted(
                DiscordLiaisons.contact("demo/u-5", asked, draft, Set.of("120", "121"), "Contact 3 · demo/u-5")
                        .build()
                        .toData()
                        .toString());
    }

    private static String embed(MessageEmbed embed) throws IOException {
        return Golden.sorted(embed.toData().toString());
    }

    @TestFactory
    Stream<DynamicTest> words_read_as_the_golden_file_says() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("policy changed", PolicyNotices.of(new PolicyDesk.Outcome.Changed(changed(2))));
        told.put("policy refused", PolicyNotices.of(new PolicyDesk.Outcome.Refused(refused(1))));
        told.put("policy as it was", PolicyNotices.of(new PolicyDesk.Outcome.Same(AFTER)));
        told.put("policy not yours", PolicyNotices.of(new PolicyDesk.Outcome.NotAllowed(Set.of(Role.POLICY_OWNER))));
        told.put("no open case", PolicyNotices.openCases(new PolicyInForce.Anew("", 0, 0, 0, true)));
        told.put("one open case, unmoved", PolicyNotices.openCases(new PolicyInForce.Anew("demo/1", 1, 0, 0, true)));
        told.put("policy show, cases judged", PolicyNotices.line(judged(37, 5, 1, true)));
        told.put("policy show, one line each", PolicyNotices.line(changed(1)) + "\n" + PolicyNotices.line(refused(2)));
        told.put("one more new case", news(Map.of("medium", 1)));
        told.put("more new cases", news(Map.of("low", 5, "high", 30, "critical", 2)));
        return Golden.files(Map.of("replies-policy.txt", Golden.told(told)));
    }

    @TestFactory
    Stream<DynamicTest> small_words_read_as_the_golden_file_says() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("an old button", PressListener.UNKNOWN);
        told.put("nothing else is offered", PressListener.NOTHING_ELSE);
        told.put("nothing else is possible", PressListener.NOTHING_POSSIBLE);
        told.put("more than a menu holds", PressListener.CHOOSE + PressListener.MORE);
        told.put(
                "why, when no rule fired",
                PressListener.why(Cards.silent().review().orElseThrow()));
        Alarm alarm = PressListener.alarm(new Staff(VERA, Set.of()), "");
        told.put("escalated without a reason", alarm.asked() + "\n" + alarm.reason());
        told.put("too busy", Answering.BUSY);
        told.put("something unexpected", Answering.unexpected("0a1b2c3d"));
        told.put("button to approve a batch", IncidentPresses.approve(4300));
        told.put("button to propose a batch", IncidentPresses.propose(1));
        told.put(
                "a link to a case that is being looked up",
                LinkReader.pointer(DiscordNewsTest.NOBODY, Optional.empty()));
        told.put(
                "a case of an incident",
                PointerToIncident.words(DiscordNewsTest.NOBODY, 1, Optional.of(new Spot("3", "9"))));
        told.put(
                "a case of an incident without a card",
                PointerToIncident.words(DiscordNewsTest.NOBODY, 1, Optional.empty()));
        told.put("a case that cannot be read", CommandListener.notReadable("The case system did not answer in time"));
        told.put("the chart of a digest", DiscordDigests.OF_CHART);
        told.put("case systems", new SystemsRepliesTest().everySystem());
        told.put("case systems in trouble", new SystemsRepliesTest().inTrouble());
        told.put("case systems not yours", new SystemsRepliesTest().notYours());
        told.put("no case system", new SystemsRepliesTest().words());
        told.put("at work, warned and appealed", AtWork.words(Cards.warned()).orElseThrow());
        ElsewhereTest.told().forEach(told::put);
        told.put("steps of others in the history of a case", steps(type -> !type.startsWith("review.")));
        told.put("steps of reviewers in the history of a case", steps(type -> type.startsWith("review.")));
        for (String action : List.of(
                "remove-post",
                "hide-post",
                "notice",
                "context-note",
                "limit-reach",
                "limit-replies",
                "sweep-replies",
                "warn",
                "strike",
                "lock-account",
                "suspend-account",
                "limit-account",
                "mark-sensitive",
                "restore",
                "preserve-evidence",
                "close-case",
                "no-action")) {
            told.put(action, Words.action(new ActionPlan(action, Optional.empty(), Optional.empty(), 1, false)));
        }
        return Golden.files(Map.of("replies-small.txt", Golden.told(told)));
    }

    private static String steps(Predicate<String> which) {
        return RecordWords.all().keySet().stream()
                .filter(which)
                .map(RecordWords::of)
                .collect(Collectors.joining("\n"));
    }

    private static News more(Map<String, Integer> more) {
        return new News("toot", "urgent", List.of(), more, Optional.empty(), Optional.empty(), "", 1, 1);
    }

    private static DiscordNews board() {
        return new DiscordNews(new Poster(() -> Cards.NOW, n -> n), DiscordNewsTest.NOBODY);
    }

    private static String news(Map<String, Integer> more) {
        return board().words(more(more));
    }

    private static Amendment changed(int lines) {
        List<String> all = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> List.of("+ rule new-rule-", "- rule old-rule-", "~ severity of rule-")
                                .get(i % 3) + i + " low -> high")
                .toList();
        return new Amendment(
                2, BEFORE, Optional.of(AFTER), Optional.of(VERA), Optional.empty(), all, Cards.NOW, Optional.empty());
    }

    private static Amendment judged(int judged, int moved, int asking, boolean isOver) {
        Amendment changed = changed(1);
        return new Amendment(
                2,
                BEFORE,
                Optional.of(AFTER),
                Optional.of(VERA),
                Optional.empty(),
                changed.lines(),
                Cards.NOW,
                Optional.of(new PolicyInForce.Anew("demo/4821", judged, moved, asking, isOver)));
    }

    private static Amendment refused(int lines) {
        List<String> all = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> "rules/threats.yaml:" + i + ": 'severty' is not known; did you mean 'severity'?")
                .toList();
        return new Amendment(
                3,
                BEFORE,
                Optional.empty(),
                Optional.empty(),
                Optional.of("saved by pia"),
                all,
                Cards.NOW,
                Optional.empty());
    }
}

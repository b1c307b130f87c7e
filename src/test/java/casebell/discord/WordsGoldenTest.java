package casebell.discord;

import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Custody;
import casebell.cases.CustodyStore;
import casebell.cases.Deed;
import casebell.cases.Grant;
import casebell.cases.History;
import casebell.cases.MemoryHouse;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Spot;
import casebell.cases.Team;
import casebell.cases.Walls;
import casebell.digest.DigestDesk;
import casebell.digest.DigestRun;
import casebell.digest.Figures;
import casebell.escalation.Answered;
import casebell.escalation.Escalation;
import casebell.liaison.CaseSheet;
import casebell.liaison.Dossier;
import casebell.liaison.Noted;
import casebell.review.Appeal;
import casebell.review.Handled;
import casebell.review.Handling;
import casebell.review.Hands;
import casebell.review.HandsDesk;
import casebell.review.HandsStore;
import casebell.review.Lapse;
import casebell.review.Pressed;
import casebell.review.Stage;
import casebell.review.Suggestion;
import casebell.review.TeamNotice;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pages, digests, commands and replies, as Discord is sent them. */
class WordsGoldenTest {
    static final String VERA = "1100000000000000306";
    private static final Set<Role> LEADERSHIP = Set.of(Role.LEADERSHIP);

    static Escalation.Page page(int step) {
        return new Escalation.Page(
                step, "lead on call", Cards.NOW, Optional.of(new Spot("4", "9")), Cards.NOW.plusSeconds(900));
    }

    static Escalation escalation(List<Escalation.Page> pages, Escalation.Phase phase) {
        Alarm alarm = new Alarm(
                "default",
                "Decide about a context notice.",
                "It spreads; @everyone is **waiting** for <@1>",
                Duration.ofHours(1),
                "casebell");
        return new Escalation(Cards.REF, 1, alarm, Cards.NOW, Cards.NOW.plusSeconds(3600), pages, phase, 1);
    }

    @TestFactory
    Stream<DynamicTest> a_digest_is_sent_as_the_golden_file_says() throws IOException {
        DigestRun run = new DigestRun(
                "scheduled@2026-04-14T09:00:00Z",
                Cards.NOW.minusSeconds(86_400),
                Cards.NOW,
                Optional.of(VERA),
                Optional.empty(),
                1);
        Figures figures = new Figures(
                run.from(),
                run.to(),
                Map.of("high", 3L, "low", 1L),
                Map.of("remove-post", 2L),
                2,
                1,
                List.of(new Figures.Overdue("demo/4821", "high", Duration.ofMinutes(90))),
                List.of(
                        new Figures.Escalated(
                                "demo/4800", Cards.NOW, 2, Optional.of(VERA), Optional.of(Duration.ofMinutes(7))),
                        new Figures.Escalated("demo/4801", Cards.NOW, 1, Optional.empty(), Optional.empty())),
                List.of(),
                new Figures.Appeals(4, 2, 1),
                412,
                "0123456789abcdef0123456789abcdef");
        Figures quiet =
                new Figures(run.from(), run.to(), Map.of(), Map.of(), 0, 0, List.of(), List.of(), List.of(), 0, "");
        return Golden.files(new TreeMap<>(Map.of(
                "digest.json",
                Golden.sorted(DiscordDigests.draw(run, figures).toData().toString()),
                "digest-quiet.json",
                Golden.sorted(DiscordDigests.draw(run, quiet).toData().toString()))));
    }

    @TestFactory
    Stream<DynamicTest> a_notice_is_sent_as_the_golden_file_says() throws IOException {
        TeamNotice notice =
                new TeamNotice(Optional.of(Cards.REF), "appeal-1", "An appeal waits: somebody looks again.", true);
        Optional<Spot> card = Optional.of(new Spot("2", "9"));
        return Golden.files(new TreeMap<>(Map.of(
                "notice.json",
                Golden.sorted(TeamNotices.draw(notice, Walls.Shelf.OPEN, card, "1")
                        .toData()
                        .toString()),
                "notice-withheld.json",
                Golden.sorted(TeamNotices.draw(notice, new Walls.Shelf(true, Optional.empty()), card, "1")
                        .toData()
                        .toString()))));
    }

    @TestFactory
    Stream<DynamicTest> commands_are_registered_as_the_golden_file_says() throws IOException {
        return Golden.files(Map.of(
                "commands.json",
                Golden.sorted(DataArray.fromCollection(CommandTable.data()).toString()),
                "commands.md",
                CommandTable.markdown(Permissions.ofSmallTeam())));
    }

    @TestFactory
    Stream<DynamicTest> replies_read_as_the_golden_file_says() {
        Map<String, String> told = new LinkedHashMap<>();
        pressed(told);
        handled(told);
        Escalation open = escalation(List.of(), new Escalation.Phase.Waiting());
        told.put("escalation raised", Replies.of(new Answered.Raised(open)));
        told.put("escalation already open", Replies.of(new Answered.AlreadyOpen(open)));
        told.put("acknowledged", Replies.of(new Answered.Acknowledged(open)));
        told.put("why, of what is escalated", Replies.escalated(open));
        told.put(
                "already acknowledged, by somebody",
                Replies.of(new Answered.AlreadyAcknowledged(
                        escalation(List.of(page(0)), new Escalation.Phase.Acknowledged(VERA, Cards.NOW)))));
        told.put(
                "history, the same many times",
                HistoryWords.of(
                        new CaseRef("demo", "4800"),
                        Stream.of(1, 2, 3)
                                .map(i -> new History.Step(
                                        i,
                                        Cards.NOW.plusSeconds(i),
                                        "case.judged",
                                        Optional.empty(),
                                        Map.of("action", "context-note")))
                                .toList()));
        told.put("already acknowledged", Replies.of(new Answered.AlreadyAcknowledged(open)));
        told.put("nothing to acknowledge", Replies.of(new Answered.NothingOpen()));
        told.put(
                "may not acknowledge",
                Replies.of(new Answered.NotAllowed(Deed.ACKNOWLEDGE, Set.of(Role.LEAD, Role.LEADERSHIP))));
        told.put("escalation of a case that is not yours", Replies.of(new Answered.Closed(Deed.ESCALATE)));
        told.put("acknowledgement of a case that is not yours", Replies.of(new Answered.Closed(Deed.ACKNOWLEDGE)));
        told.put("digest ordered", Replies.of(new DigestDesk.Asked.Ordered()));
        told.put("digest not allowed", Replies.of(new DigestDesk.Asked.NotAllowed(Set.of())));
        told.put("note taken", LiaisonReplies.of(new Noted.Done(dossier())));
        CaseSheet.Sheet sheet = new CaseSheet.Sheet(
                5,
                2,
                1,
                Map.of("remove-post", 40L, "limit-reach", 2L),
                Optional.of(Cards.NOW.minusSeconds(7200)),
                Optional.of(new CaseSheet.Latest(
                        "demo/4822", "remove-post", Cards.NOW, List.of("1100000000000000301", VERA))));
        told.put("dossier with its cases", LiaisonReplies.of(new Noted.Shown(dossier(), sheet)));
        told.put("dossier without cases", LiaisonReplies.of(new Noted.Shown(dossier(), CaseSheet.Sheet.EMPTY)));
        told.put(
                "dossier of nobody",
                LiaisonReplies.of(
                        new Noted.Shown(new Dossier("no @everyone", List.of(), List.of(), 0), CaseSheet.Sheet.EMPTY)));
        told.put("note unfit", LiaisonReplies.of(new Noted.Unfit("Write 1 to 500 characters")));
        told.put("note not allowed", LiaisonReplies.of(new Noted.NotAllowed(Set.of(Role.LIAISON))));
        for (Deed deed : Deed.values()) {
            told.put("not allowed: " + deed, Replies.notAllowed(deed, Set.of(Role.LEAD)));
        }
        return Golden.files(Map.of(
                "replies.txt",
                told.entrySet().stream()
                        .map(e -> "[" + e.getKey() + "]\n" + e.getValue().replace("\u200B", "\\u200B") + "\n")
                        .collect(Collectors.joining("\n"))));
    }

    /** What the press is told that decides a case while the hands are like this; the quota is 200. */
    private static String held(Hands hands) {
        HandsStore store = new HandsStore() {
            @Override
            public Optional<Hands> find(String key) {
                return Optional.of(hands);
            }

            @Override
            public <R> R change(String key, Function<Optional<Hands>, Change<Hands, R>> work) {
                throw new IllegalStateException("Nothing is changed by looking");
            }
        };
        HandsDesk desk = new HandsDesk(store, Permissions.ofSmallTeam(), 0, Map.of("demo", 200), () -> Cards.NOW);
        return Replies.of(new Pressed.Recorded(Cards.decision(), Cards.NOW, desk.tied(new CaseRef("demo", "4821"))));
    }

    private static void pressed(Map<String, String> told) {
        told.put("decided", Replies.of(new Pressed.Recorded(Cards.decision(), Cards.NOW)));
        LocalDate today = LocalDate.ofInstant(Cards.NOW, ZoneOffset.UTC);
        told.put(
                "decided, and the quota is used up",
                held(new Hands(Optional.empty(), today, 200, Optional.empty(), 1)));
        told.put(
                "decided in safe mode",
                held(new Hands(Optional.of(new Hands.SafeMode(VERA, Cards.NOW)), today, 3, Optional.empty(), 1)));
        told.put("one more", Replies.of(new Pressed.AwaitingOthers(Cards.REMOVE, 1, Set.of(), List.of())));
        told.put(
                "two more with a senior",
                Replies.of(new Pressed.AwaitingOthers(Cards.SUSPEND, 2, LEADERSHIP, List.of())));
        told.put("already yours", Replies.of(new Pressed.AlreadyYours(1, LEADERSHIP)));
        told.put("another team's, or confidential", Replies.of(new Pressed.Closed()));
        told.put(
                "may not approve this action",
                Replies.of(new Pressed.ActionNotYours(
                        Cards.SUSPEND, new Grant(LEADERSHIP, Set.of("1"), Set.of(VERA)).inWords())));
        told.put("dismissed", Replies.of(new Pressed.Dismissed()));
        told.put("undone", Replies.of(new Pressed.Undone()));
        told.put("may not decide", Replies.of(new Pressed.NotAllowed(Deed.DECIDE, Set.of(Role.REVIEWER, Role.LEAD))));
        told.put("stale", Replies.of(new Pressed.Stale("The suggestion is now: No rule is broken")));
        told.put("nothing to approve", Replies.of(new Pressed.NothingToApprove()));
        told.put(
                "cannot be done",
                Replies.of(new Pressed.CannotBeDone(
                        Cards.REMOVE, "Mastodon cannot remove one post by API: open it in the console")));
        told.put("not offered", Replies.of(new Pressed.NotOffered("**drop** @everyone")));
        told.put("unknown", Replies.of(new Pressed.Unknown()));
        told.put(
                "one more, and an approval lapsed",
                Replies.of(new Pressed.AwaitingOthers(
                        Cards.REMOVE,
                        1,
                        Set.of(),
                        List.of(new Lapse(VERA, Lapse.Why.EXPIRED), new Lapse("1", Lapse.Why.ROLE_LOST)))));
        Suggestion before = Cards.suggestion("high", Optional.of(Cards.REMOVE));
        told.put(
                "policy moved",
                Replies.of(new Pressed.PolicyMoved(before, "sha256:fedcba9876543210", Optional.empty())));
        told.put(
                "policy moved, judged anew",
                Replies.of(new Pressed.PolicyMoved(
                        before, "sha256:fedcba9876543210", Optional.of(Cards.suggestion("none", Optional.empty())))));
        Appeal appeal = new Appeal(
                1,
                "d-1",
                Optional.of(VERA),
                "it was a quote",
                Cards.NOW,
                List.of(VERA),
                Optional.empty(),
                Optional.empty());
        told.put("had a part in it", Replies.of(new Pressed.Involved()));
        told.put("appeal opened", Replies.of(new Pressed.AppealOpened(appeal, true)));
        told.put("appeal waits already", Replies.of(new Pressed.AppealOpened(appeal, false)));
        told.put("appeal upheld", Replies.of(new Pressed.AppealUpheld()));
        told.put("no appeal", Replies.of(new Pressed.NoAppeal()));
        told.put("recused", Replies.of(new Pressed.Recused()));
        told.put("reason wanted", Replies.of(new Pressed.ReasonWanted("high severity is dismissed")));
        told.put("not reversible", Replies.of(new Pressed.NotReversible(Cards.REMOVE)));
        told.put("reversal dropped", Replies.of(new Pressed.ReversalDropped()));
        List<Stage> stages = List.of(
                new Stage.Open(Optional.empty(), List.of(), Optional.empty()),
                new Stage.Decided(Cards.decision(), Cards.NOW, Optional.empty()),
                new Stage.Acting(Cards.decision(), Optional.empty()),
                new Stage.Done(Cards.decision(), "a-1", Cards.NOW),
                new Stage.Refused(Cards.decision(), "The case is not in the case system any more", Cards.NOW),
                new Stage.Dismissed(VERA, Optional.empty(), Cards.NOW));
        stages.forEach(stage -> told.put("out of turn: " + stage.word(), Replies.of(new Pressed.OutOfTurn(stage))));
    }

    private static void handled(Map<String, String> told) {
        Handling.Claim claim = new Handling.Claim(VERA, Cards.NOW, Optional.empty(), Optional.empty());
        told.put(
                "out of turn: held back",
                Replies.of(new Pressed.OutOfTurn(new Stage.Decided(
                        Cards.decision(), Cards.NOW, Optional.of("safe mode is on, so nothing is done")))));
        told.put("claimed", HandledReplies.of(new Handled.Claimed(Cards.open("high"))));
        told.put("already claimed", HandledReplies.of(new Handled.AlreadyClaimed(claim)));
        told.put("handed over", HandledReplies.of(new Handled.HandedOver(VERA)));
        told.put("not yours", HandledReplies.of(new Handled.NotYours(claim)));
        told.put("keeps out", HandledReplies.of(new Handled.Recused(false)));
        told.put("keeps out and reopens", HandledReplies.of(new Handled.Recused(true)));
        told.put("is kept out", HandledReplies.of(new Handled.IsRecused(VERA)));
        told.put("dissented", HandledReplies.of(new Handled.Dissented()));
        told.put("opinion asked", HandledReplies.of(new Handled.OpinionAsked(2)));
        told.put("snoozed", HandledReplies.of(new Handled.Snoozed(Cards.NOW)));
        told.put("nothing waits", HandledReplies.of(new Handled.NothingWaits()));
        told.put("confidential", HandledReplies.of(new Handled.Confidential(true, true)));
        told.put("confidential already", HandledReplies.of(new Handled.Confidential(true, false)));
        told.put("not confidential any more", HandledReplies.of(new Handled.Confidential(false, true)));
        told.put("was not confidential", HandledReplies.of(new Handled.Confidential(false, false)));
        told.put("permissions", PermissionTable.words(Permissions.ofSmallTeam()));
        told.put("permissions with teams", PermissionTable.words(withTeams()));
        told.put("unfit", HandledReplies.of(new Handled.Unfit("Write 1 to 500 characters")));
        HandsDesk.Told on = new HandsDesk.Told.State(Optional.of(new Hands.SafeMode(VERA, Cards.NOW)), true, 3, 10);
        told.put("safe mode on", HandledReplies.of(on));
        told.put("safe mode off", HandledReplies.of(new HandsDesk.Told.State(Optional.empty(), true, 3, 0)));
        told.put("case not yours to work on", HandledReplies.of(new Handled.Closed()));
        told.put("may not work on cases", HandledReplies.of(new Handled.NotAllowed(Deed.DECIDE, Set.of(Role.LEAD))));
        told.put(
                "work on a decided case",
                HandledReplies.of(new Handled.OutOfTurn(new Stage.Dismissed(VERA, Optional.empty(), Cards.NOW))));
        told.put("work on an unknown case", HandledReplies.of(new Handled.Unknown()));
        told.put(
                "safe mode not yours",
                HandledReplies.of(new HandsDesk.Told.NotAllowed(Deed.OPERATE, Set.of(Role.OPERATOR))));
        told.put("safe mode status", HandledReplies.of(new HandsDesk.Told.State(Optional.empty(), false, 3, 0)));
    }

    private static Permissions withTeams() {
        Team harbour = new Team(
                "harbour",
                Set.of("cases", "forum"),
                Set.of("21"),
                new Grant(Set.of(), Set.of("31"), Set.of(VERA)),
                Optional.of("22"),
                Map.of(Deed.DECIDE, new Grant(Set.of(Role.LEAD), Set.of(), Set.of(VERA))));
        MemoryHouse house = new MemoryHouse();
        MemoryHouse.Memory<CaseRef, Custody> memory = house.ledger();
        CustodyStore custodies = new CustodyStore() {
            @Override
            public Optional<Custody> find(CaseRef ref) {
                return memory.find(ref);
            }

            @Override
            public <R> R change(CaseRef ref, Function<Optional<Custody>, Change<Custody, R>> work) {
                return memory.change(ref, work);
            }
        };
        return new Permissions(Map.of(Deed.READ, Grant.to(LEADERSHIP)), Map.of("suspend-account", Grant.to(LEADERSHIP)))
                .behind(new Walls(new Team.All(List.of(harbour), Optional.empty()), custodies, house));
    }

    private static Dossier dossier() {
        return new Dossier(
                "demo/u-5",
                List.of(new Dossier.Contact(VERA, Cards.NOW, "Spoke with the *chief of staff* @here")),
                List.of(
                        new Dossier.Promise(1, VERA, "A word by noon", Cards.NOW, Optional.of(Cards.NOW)),
                        new Dossier.Promise(2, VERA, "A call", Cards.NOW.plusSeconds(60), Optional.empty())),
                1);
    }
}

package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Role;
import casebell.liaison.Dossier;
import casebell.liaison.LiaisonStore;
import casebell.review.Handled;
import casebell.review.Hands;
import casebell.review.HandsDesk;
import casebell.review.people.ExposureStore;
import casebell.review.people.PeopleDesk;
import casebell.review.people.QuietHours;
import casebell.review.people.ShiftDesk;
import casebell.review.people.Shown;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What people read about what they look at, when they rest, and how a shift ends. */
class PeopleWordsGoldenTest {
    private static final String VERA = "1100000000000000306";

    @TestFactory
    Stream<DynamicTest> replies_read_as_the_golden_file_says() {
        Map<String, String> told = new LinkedHashMap<>();
        texts(told);
        people(told);
        shift(told);
        return Golden.files(Map.of(
                "replies-people.txt",
                told.entrySet().stream()
                        .map(e -> "[" + e.getKey() + "]\n" + e.getValue().replace("\u200B", "\\u200B") + "\n")
                        .collect(Collectors.joining("\n"))));
    }

    private static void texts(Map<String, String> told) {
        Optional<String> hostile = Optional.of("@everyone **bold** ||out|| https://evil.example");
        told.put("text", PeopleReplies.of(Cards.REF, new Shown.Text(hostile, 0, 1, false)));
        told.put("text, media, many", PeopleReplies.of(Cards.REF, new Shown.Text(hostile, 2, 41, true)));
        told.put("no text, one picture", PeopleReplies.of(Cards.REF, new Shown.Text(Optional.empty(), 1, 0, false)));
        told.put("enough", PeopleReplies.of(Cards.REF, new Shown.Enough(80)));
        told.put("closed", PeopleReplies.of(Cards.REF, new Shown.Closed()));
        told.put("unknown", PeopleReplies.of(Cards.REF, new Shown.Unknown()));
        told.put("may not read", PeopleReplies.of(Cards.REF, new Shown.NotAllowed(Deed.READ, Set.of(Role.LEAD))));
    }

    private static void people(Map<String, String> told) {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"));
        told.put("self", PeopleReplies.of(new PeopleDesk.Told.Self(Optional.empty(), Optional.empty(), 0)));
        told.put(
                "self at rest",
                PeopleReplies.of(new PeopleDesk.Told.Self(Optional.of(night), Optional.of(Cards.NOW), 7)));
        told.put("totals", PeopleReplies.of(new PeopleDesk.Told.Totals(new ExposureStore.Totals(412, 9))));
        told.put("too few for a total", PeopleReplies.of(new PeopleDesk.Told.TooFew(3)));
        told.put("unfit", PeopleReplies.of(new PeopleDesk.Told.Unfit("Write times like 22:00 and 07:00")));
        told.put(
                "may not see totals", PeopleReplies.of(new PeopleDesk.Told.NotAllowed(Deed.TOTALS, Set.of(Role.LEAD))));
        told.put("resting", HandledReplies.of(new Handled.Resting(VERA, Cards.NOW)));
        told.put(
                "safe mode by itself",
                HandledReplies.of(new HandsDesk.Told.State(
                        Optional.of(new Hands.SafeMode(
                                "casebell", Cards.NOW, Optional.of("5 of the latest 20 actions were taken back"))),
                        false,
                        3,
                        0)));
    }

    private static void shift(Map<String, String> told) {
        Dossier.Promise promise = new Dossier.Promise(2, VERA, "A call", Cards.NOW, Optional.empty());
        ShiftDesk.Left left = new ShiftDesk.Left(
                Map.of("high", 3L),
                List.of(Cards.REF),
                List.of(new CaseRef("demo", "4822"), new CaseRef("demo", "4823")),
                List.of(),
                List.of());
        told.put(
                "shift note",
                PeopleReplies.note(
                        VERA,
                        new ShiftDesk.Ended.Note(
                                Cards.NOW,
                                Map.of("review.approved", 4L, "review.dissented", 1L),
                                Map.of("case.sighted", 31L, "action.done", 12L, "card.redrawn", 99L),
                                left),
                        List.of(new LiaisonStore.Due("demo/u-5", promise))));
        Map<String, Long> much = new LinkedHashMap<>();
        for (String type : List.of(
                "case.sighted",
                "review.approved",
                "review.decided",
                "review.dismissed",
                "review.claimed",
                "review.handed-over",
                "action.done",
                "action.refused",
                "appeal.opened",
                "escalation.raised",
                "liaison.asked",
                "liaison.contact",
                "liaison.promised")) {
            much.put(type, 1L + much.size());
        }
        told.put(
                "busy shift note",
                PeopleReplies.note(VERA, new ShiftDesk.Ended.Note(Cards.NOW, much, much, left), List.of()));
        ShiftDesk.Left nothing = new ShiftDesk.Left(Map.of(), List.of(), List.of(), List.of(), List.of());
        told.put(
                "quiet shift note",
                PeopleReplies.note(VERA, new ShiftDesk.Ended.Note(Cards.NOW, Map.of(), Map.of(), nothing), List.of()));
    }
}

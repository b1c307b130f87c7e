package casebell.discord;

import casebell.cases.Snapshot;
import casebell.cases.Walls;
import casebell.review.ActionPlan;
import casebell.review.Appeal;
import casebell.review.Approval;
import casebell.review.Card;
import casebell.review.Handling;
import casebell.review.Reversal;
import casebell.review.Review;
import casebell.review.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A card in every state that it can be in, as Discord is sent it. */
class CardGoldenTest {
    private static final Approval FIRST = Cards.by("1100000000000000301");

    private final Map<String, String> files = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> a_card_is_sent_as_the_golden_file_says() throws IOException {
        standing();
        people();
        stages();
        work();
        appeals();
        means();
        return Golden.files(files);
    }

    private void standing() throws IOException {
        put("awaited", new Card(Cards.awaited(), Optional.empty()));
        put("trouble", new Card(Cards.awaited().troubled(Cards.TROUBLE), Optional.empty()));
        put("gone", new Card(Cards.awaited().gone("The case system knows no such case", Cards.NOW), Optional.empty()));
        Card known = Cards.of(Cards.open("high"));
        put("known-and-trouble", new Card(known.subject().troubled(Cards.TROUBLE), known.review()));
        put("dry-run", new Card(known.subject(), known.review(), new Card.Around(Walls.Shelf.OPEN, true)));
        Review open = Cards.open("high");
        Stage dryDone = new Stage.Done(Cards.decision(), "dry-run-d-1", Cards.NOW);
        put(
                "dry-run-done",
                new Card(
                        known.subject(),
                        Optional.of(new Review(
                                open.ref(), open.suggestion(), dryDone, 1, Handling.NONE, Optional.empty(), 2)),
                        new Card.Around(Walls.Shelf.OPEN, true)));
        put("confidential", around(known, new Walls.Shelf(true, Optional.of("9"))));
        put("confidential-withheld", around(known, new Walls.Shelf(true, Optional.empty())));
    }

    private static Card around(Card card, Walls.Shelf shelf) {
        return new Card(card.subject(), card.review(), new Card.Around(shelf, false));
    }

    private void people() throws IOException {
        put("public-office", Cards.of(Cards.snapshot(Cards.target(), Cards.author(), List.of())));
        put(
                "minor",
                Cards.of(Cards.snapshot(
                        Cards.author(), Cards.party("@small", 3, "none", "minor"), Cards.reports("bystander"))));
        put(
                "high-risk",
                Cards.of(Cards.snapshot(
                        Cards.author(),
                        Cards.party("@low", 3, "none", "high-risk"),
                        Cards.reports("target", "bystander"))));
    }

    private void stages() throws IOException {
        for (String severity : List.of("low", "medium", "high", "critical")) {
            put("open-" + severity, Cards.of(Cards.open(severity)));
        }
        put("open-none", Cards.of(Review.begin(Cards.REF, Cards.suggestion("none", Optional.empty()))));
        put("open-one-approval", stage(new Stage.Open(Optional.of(Cards.REMOVE), List.of(FIRST), Optional.empty())));
        put("open-another-action", stage(new Stage.Open(Optional.of(Cards.SUSPEND), List.of(FIRST), Optional.empty())));
        put(
                "open-taken-back",
                stage(new Stage.Open(
                        Optional.of(Cards.REMOVE), List.of(), Optional.of("Taken back by <@1100000000000000304>."))));
        put("decided", stage(new Stage.Decided(Cards.decision(), Cards.NOW.plusSeconds(30), Optional.empty())));
        put("acting", stage(new Stage.Acting(Cards.decision(), Optional.empty())));
        put("acting-and-trouble", stage(new Stage.Acting(Cards.decision(), Optional.of(Cards.TROUBLE))));
        put("done", stage(new Stage.Done(Cards.decision(), "a-1", Cards.NOW)));
        put(
                "refused",
                stage(new Stage.Refused(Cards.decision(), "The case system cannot do this on this case", Cards.NOW)));
        put(
                "dismissed",
                stage(new Stage.Dismissed("1100000000000000301", Optional.of("satire, *not* a threat"), Cards.NOW)));
    }

    private void work() throws IOException {
        Review open = Cards.open("high");
        put(
                "decided-held-back",
                stage(new Stage.Decided(
                        Cards.decision(), Cards.NOW, Optional.of("safe mode is on, so nothing is done"))));
        String vera = "1100000000000000306";
        Handling handling = new Handling(
                Optional.of(Cards.NOW),
                Optional.of(new Handling.Claim(
                        vera, Cards.NOW, Optional.of("1100000000000000301"), Optional.of("She *called* @here"))),
                Optional.of(Cards.NOW),
                Optional.of(vera),
                List.of("1100000000000000304"),
                List.of(new Handling.Dissent(vera, "It is ||satire||", Cards.NOW)));
        put(
                "open-at-work",
                Cards.of(new Review(open.ref(), open.suggestion(), open.stage(), 0, handling, Optional.empty(), 2)));
        Reversal reversal =
                new Reversal(Cards.decision(), "a-1", Cards.NOW, vera, "It was **satire** @everyone", Cards.NOW);
        ActionPlan restore = new ActionPlan("restore", Optional.empty(), Optional.empty(), 2, false);
        put(
                "open-reversal",
                Cards.of(new Review(
                        open.ref(),
                        open.suggestion(),
                        new Stage.Open(Optional.of(restore), List.of(FIRST), Optional.empty()),
                        1,
                        Handling.NONE,
                        Optional.of(reversal),
                        2)));
    }

    private void appeals() throws IOException {
        Appeal open = new Appeal(
                1,
                "d-1",
                Optional.of("1100000000000000308"),
                "It was a *quote* @here",
                Cards.NOW,
                List.of("1100000000000000301"),
                Optional.empty(),
                Optional.empty());
        Appeal.Outcome upheld =
                new Appeal.Outcome(false, Optional.of("1100000000000000303"), Optional.of("It was none"), Cards.NOW);
        Appeal.Outcome overturned = new Appeal.Outcome(true, Optional.empty(), Optional.empty(), Cards.NOW);
        put("done-appeal-waits", appealed(open));
        put("done-appeal-upheld", appealed(with(open, upheld)));
        put("done-appeal-overturned", appealed(with(open, overturned)));
        put("done-appeal-told", appealed(told(with(open, upheld), Appeal.Telling.State.DONE, Optional.empty())));
        put(
                "done-appeal-not-told",
                appealed(told(
                        with(open, overturned),
                        Appeal.Telling.State.FAILED,
                        Optional.of("Mastodon decides appeals only in its own console; approve or reject it there"))));
        put(
                "done-appeal-told-later",
                appealed(told(
                        with(open, upheld),
                        Appeal.Telling.State.REQUESTED,
                        Optional.of("The case system could not be reached"))));
    }

    private static Appeal told(Appeal ended, Appeal.Telling.State state, Optional<String> why) {
        return new Appeal(
                ended.number(),
                ended.decisionId(),
                ended.openedBy(),
                ended.reason(),
                ended.at(),
                ended.barred(),
                ended.outcome(),
                Optional.of(new Appeal.Telling(state, 1, why, Optional.empty())));
    }

    private static Appeal with(Appeal open, Appeal.Outcome outcome) {
        return new Appeal(
                open.number(),
                open.decisionId(),
                Optional.empty(),
                open.reason(),
                open.at(),
                open.barred(),
                Optional.of(outcome),
                Optional.empty());
    }

    private static Card appealed(Appeal appeal) {
        Handling handling = Cards.handling(appeal, Optional.empty());
        Review open = Cards.open("high");
        Stage done = new Stage.Done(Cards.decision(), "a-1", Cards.NOW);
        return Cards.of(new Review(open.ref(), open.suggestion(), done, 1, handling, Optional.empty(), 2));
    }

    private void means() throws IOException {
        put(
                "means-side-effect",
                Cards.meaning(new Snapshot.Means(
                        "remove-post",
                        true,
                        true,
                        "Deletes the post; closes this report and 3 other open reports, @everyone")));
        put(
                "means-impossible",
                Cards.meaning(
                        new Snapshot.Means("remove-post", false, true, "Mastodon cannot remove one post by API")));
        put(
                "means-no-end",
                Cards.meaning(new Snapshot.Means("suspend-account", true, false, "Suspends the whole account")));
    }

    private static Card stage(Stage stage) {
        Review open = Cards.open("high");
        return Cards.of(new Review(open.ref(), open.suggestion(), stage, 1, Handling.NONE, Optional.empty(), 2));
    }

    private void put(String name, Card card) throws IOException {
        CaseCard drawing = new CaseCard(Cards.buttons());
        files.put(
                "card-" + name + ".json",
                Golden.sorted(DiscordBoard.compose(drawing.draw(card, CaseCard.marker(card, 1)), drawing.row(card))
                        .toData()
                        .toString()));
    }
}

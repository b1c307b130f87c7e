package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Spot;
import casebell.cases.Walls;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Carries out {@link Errand#TELL_TEAM}. */
public final class TellTeam implements Handler {
    private final CardStore cards;
    private final TeamBoard board;
    private final Function<CaseRef, Card.Around> around;

    /**
     * @param around tells where the cards of a case stand
     */
    public TellTeam(CardStore cards, TeamBoard board, Function<CaseRef, Card.Around> around) {
        this.cards = cards;
        this.board = board;
        this.around = around;
    }

    @Override
    public Outcome carryOut(Order order) {
        TeamNotice notice = TeamNotice.ofOrder(order);
        Walls.Shelf shelf = notice.ref().map(around).map(Card.Around::shelf).orElse(Walls.Shelf.OPEN);
        Optional<Spot> card = notice.ref().flatMap(cards::find).flatMap(PostedCard::spot);
        Optional<Instant> again = board.tell(notice, shelf, card);
        return again.isEmpty() ? Handler.done() : Handler.again(again.get(), "A notice could not be posted");
    }
}

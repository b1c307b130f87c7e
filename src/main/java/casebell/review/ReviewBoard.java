package casebell.review;

import casebell.cases.Spot;
import java.time.Instant;
import java.util.Optional;

/** Shows cards to the team. */
public interface ReviewBoard {

    /**
     * Posts a card.
     *
     * @param edition makes the message's own key together with the case: the same card and edition is posted once, however often this is called
     * @param mayStandAlready whether an earlier attempt may have gone through without our knowledge, so that the board must look first, wherever
     *     a card can stand; what it finds is drawn anew, because it shows what was known then
     */
    Shown post(Card card, int edition, boolean mayStandAlready);

    /** Draws a card anew where it stands. */
    Shown redraw(Card card, int edition, Spot spot);

    /** What became of a card. */
    sealed interface Shown {
        /** It stands here. */
        record At(Spot spot) implements Shown {}

        /** The message was deleted by somebody. */
        record Deleted() implements Shown {}

        /** It did not work now. */
        record Later(String why, Instant notBefore) implements Shown {}
    }

    /** The spot, if the card stands. */
    static Optional<Spot> spotOf(Shown shown) {
        return shown instanceof Shown.At at ? Optional.of(at.spot()) : Optional.empty();
    }
}

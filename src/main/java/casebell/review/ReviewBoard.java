package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Spot;
import java.time.Instant;
import java.util.Optional;

/** Shows cards to the team. */
public interface ReviewBoard {

    /**
     * Draws a card, and calls nobody. It is called inside the change that notes what is about to be shown, so that whatever the board must keep for
     * the card, such as what its buttons stand for, is written with it.
     *
     * @param edition makes the message's own key together with the case: the same card and edition is posted once, however often this is called
     */
    Drawing draw(Card card, int edition);

    /** Where the card of a case is shown, and what else it says that is neither a fact nor a part of its review. */
    default Card.Around around(CaseRef ref) {
        return Card.Around.NOTHING;
    }

    /** A card as it will be shown. */
    interface Drawing {

        /**
         * Posts it.
         *
         * @param mayStandAlready whether an earlier attempt may have gone through without our knowledge, so that the board must look first,
         *     wherever a card can stand; what it finds is drawn anew, because it shows what was known then
         */
        Shown post(boolean mayStandAlready);

        /** Draws it anew where the card stands. */
        Shown redraw(Spot spot);
    }

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

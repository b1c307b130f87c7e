package casebell.review.thread;

import casebell.cases.CaseRef;
import casebell.cases.Spot;
import java.time.Instant;
import java.util.Optional;

/** Where threads are begun and told in. Implementations never throw for what the chat does. */
public interface ThreadBoard {

    /** Begins a thread on the message of a card; one that the message has already is taken instead. */
    Begun begin(CaseRef ref, Spot card);

    /**
     * Posts a chapter, unless a message of ours that carries its number stands there already. An archived thread is woken by it.
     */
    Told tell(CaseThread.Place.Stands thread, Chapter chapter);

    /**
     * Says in the channel of the card that there is no thread, and tells the latest instead.
     *
     * @param notice the message to be edited; empty for the first time, when one that stands there already is taken instead of another
     */
    Told tellInChannel(Spot card, Optional<Spot> notice, String why, Chapter latest);

    /**
     * Takes away what was told in a thread and closes it.
     *
     * @return when to try again; empty when there is nothing left to do
     */
    Optional<Told.Later> leave(CaseThread.Place.Stands thread);

    /** What became of a beginning. */
    sealed interface Begun {
        /** It stands, with this id of the chat. */
        record At(String id) implements Begun {}

        /** It is not allowed. */
        record Refused(String why) implements Begun {}

        /** The message of the card is not there any more. */
        record NoCard() implements Begun {}

        /** Not now. */
        record Later(String why, Instant notBefore) implements Begun {}
    }

    /** What became of a message. */
    sealed interface Told {
        /** It stands here. */
        record At(Spot spot) implements Told {}

        /** The thread, or the message to be edited, is not there any more. */
        record Gone() implements Told {}

        /** Not now. */
        record Later(String why, Instant notBefore) implements Told {}
    }
}

package casebell.review.thread;

import casebell.cases.CaseRef;
import casebell.cases.Revised;
import casebell.cases.Spot;
import java.util.Optional;
import java.util.function.Function;

/**
 * The thread of a case or an incident.
 *
 * @param place where it is
 * @param told the number of the last entry of the record that was told in it
 * @param telling the number of the last entry of the chapter that is being told; the same as {@code told} when none is
 */
public record CaseThread(CaseRef ref, Place place, long told, long telling, long revision) implements Revised {

    /** Where a thread is. */
    public sealed interface Place {
        /** It is to be begun. */
        record Wanted() implements Place {}

        /**
         * It stands.
         *
         * @param card the message on which it was begun
         * @param id the chat's id of it
         */
        record Stands(Spot card, String id) implements Place {}

        /**
         * It may not be begun in that channel.
         *
         * @param card the message on which it was to be begun
         * @param why in plain words for staff
         * @param notice the message that says so and tells the latest instead; empty while it is being posted
         */
        record Refused(Spot card, String why, Optional<Spot> notice) implements Place {}

        /** Somebody deleted it; it is begun again only when somebody asks for it. */
        record Gone() implements Place {}

        /** Calls the function for the place that this is. */
        default <T> T fold(
                Function<Wanted, T> wanted,
                Function<Stands, T> stands,
                Function<Refused, T> refused,
                Function<Gone, T> gone) {
            if (this instanceof Wanted w) {
                return wanted.apply(w);
            } else if (this instanceof Stands s) {
                return stands.apply(s);
            }
            return this instanceof Refused r ? refused.apply(r) : gone.apply((Gone) this);
        }
    }

    static CaseThread wanted(CaseRef ref) {
        return new CaseThread(ref, new Place.Wanted(), 0, 0, 1);
    }

    /** The chat's id of the thread, when it stands. */
    public Optional<String> id() {
        return place instanceof Place.Stands stands ? Optional.of(stands.id()) : Optional.empty();
    }

    boolean isTelling() {
        return telling > told;
    }

    CaseThread at(Place next) {
        return new CaseThread(ref, next, told, telling, revision + 1);
    }

    /** The first message of another thread; what was told in the first one is told there again. */
    CaseThread anew() {
        return new CaseThread(ref, new Place.Wanted(), 0, 0, revision + 1);
    }

    CaseThread telling(long upTo) {
        return new CaseThread(ref, place, told, upTo, revision + 1);
    }

    CaseThread toldUpTo(long upTo) {
        return new CaseThread(ref, place, upTo, upTo, revision + 1);
    }
}

package casebell.review.people;

import casebell.cases.Deed;
import casebell.cases.Role;
import java.util.Optional;
import java.util.Set;

/** What is answered to somebody who wants to read the text of a case. */
public sealed interface Shown {
    /**
     * The text.
     *
     * @param text as the case system told it; empty when there is none
     * @param media how many pictures, videos and sounds belong to it, none of which is shown
     * @param today how many texts were shown to this person today, this one included
     * @param isMany whether that is so many that somebody else should go on
     */
    record Text(Optional<String> text, int media, int today, boolean isMany) implements Shown {}

    /**
     * It is enough for today.
     *
     * @param limit how many texts a day one person is shown
     */
    record Enough(int limit) implements Shown {}

    /** This person may not. */
    record NotAllowed(Deed deed, Set<Role> whoMay) implements Shown {}

    /** The case is another team's, or it is confidential. */
    record Closed() implements Shown {}

    /** No such case is known here, or it was not read yet. */
    record Unknown() implements Shown {}
}

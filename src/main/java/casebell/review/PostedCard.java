package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Revised;
import casebell.cases.Spot;
import java.util.Optional;

/**
 * The card of a case in the chat.
 *
 * @param spot where it stands; empty while it is being posted for the first time
 * @param shown the digest of what it showed last; empty before the first time
 * @param edition 1 for the first message, one more when the message was deleted and posted anew
 */
public record PostedCard(CaseRef ref, Optional<Spot> spot, String shown, int edition, long revision)
        implements Revised {

    /** A card that is about to be posted. */
    public static PostedCard intended(CaseRef ref) {
        return new PostedCard(ref, Optional.empty(), "", 1, 1);
    }

    /** The card stands here and shows this. */
    public PostedCard showing(Spot where, String digest) {
        return new PostedCard(ref, Optional.of(where), digest, edition, revision + 1);
    }

    /** The message is gone; the card is about to be posted anew. */
    public PostedCard lost() {
        return new PostedCard(ref, Optional.empty(), "", edition + 1, revision + 1);
    }
}

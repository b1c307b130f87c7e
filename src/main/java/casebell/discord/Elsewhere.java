package casebell.discord;

import casebell.cases.Snapshot;
import casebell.review.Card;
import casebell.review.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a card says about things that happened in the case system's own console, so that nobody decides on a case that others have dealt with. */
final class Elsewhere {
    private static final int MOST_NAMED = 5;

    private Elsewhere() {}

    /** The words; empty when nothing happened there that staff should know of. */
    static Optional<String> words(Card card) {
        Optional<Snapshot> snapshot = card.subject().snapshot();
        if (snapshot.isEmpty() || card.review().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        String state = Clean.line(snapshot.get().state().replace('-', ' '), 30);
        boolean isClosed = snapshot.get().state().equals("closed");
        boolean isOpenHere = card.review().get().stage() instanceof Stage.Open;
        if (card.hasMovedSinceDecision()) {
            lines.add("Changed in the case system since the decision (now version "
                    + snapshot.get().version() + ", " + state
                    + "). Casebell acts only on the version that was approved.");
        } else if (isClosed) {
            lines.add(
                    isOpenHere
                            ? "**The case is closed in the case system.** Dismiss it here, or decide all the same."
                            : "The case is closed in the case system.");
        }
        if (card.isTakenBackThere()) {
            lines.add("**What was done has been taken back in the case system.**");
        }
        card.doneByOthersSince().stream()
                .limit(MOST_NAMED)
                .forEach(a -> lines.add("Done there by others since: "
                        + Clean.line(a.action().replace('-', ' '), 40) + " " + Words.clock(a.at())));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }
}

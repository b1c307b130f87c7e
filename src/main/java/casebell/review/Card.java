package casebell.review;

import casebell.cases.Case;
import casebell.cases.Snapshot;
import casebell.cases.Walls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything a reader of a card sees, before it is drawn.
 *
 * @param subject the case with its standing
 * @param review the suggestion and how far its decision has come; empty before the policy has judged
 * @param around where it is shown, and what else holds for the case
 */
public record Card(Case subject, Optional<Review> review, Around around) {
    private static final Set<String> STANDING = Set.of("applied", "queued");

    /** A card in the channels of everybody. */
    public Card(Case subject, Optional<Review> review) {
        this(subject, review, Around.NOTHING);
    }

    /**
     * What holds for a case besides its facts and its review.
     *
     * @param shelf where its card is shown, and to whom
     * @param isDryRun whether nothing is written to its case system
     */
    public record Around(Walls.Shelf shelf, boolean isDryRun) {
        /** Nothing out of the ordinary. */
        public static final Around NOTHING = new Around(Walls.Shelf.OPEN, false);
    }

    /** Whether the card tells nothing, because the case is confidential and there is no channel for such cards. */
    public boolean isWithheld() {
        return around.shelf().isConfidential() && around.shelf().channelId().isEmpty();
    }

    /**
     * What others did in the case system since this was decided or dismissed, oldest first; empty for an open review, because there it is among the
     * facts that the policy judged.
     */
    public List<Snapshot.Action> doneByOthersSince() {
        Optional<Instant> since = review.flatMap(r -> decidedAt(r.stage()));
        return since.map(at -> actions()
                        .filter(a -> a.at().isAfter(at) && STANDING.contains(a.state()) && !isOurs(a))
                        .toList())
                .orElse(List.of());
    }

    /** Whether what was done here was taken back in the case system. */
    public boolean isTakenBackThere() {
        return review.map(Review::stage).filter(s -> s instanceof Stage.Done).isPresent()
                && actions().anyMatch(a -> isOurs(a) && a.state().equals("reversed"));
    }

    /** Whether the case is not the one any more that was approved, while the decision waits to be carried out. */
    public boolean hasMovedSinceDecision() {
        Optional<Long> approved = review.flatMap(r -> r.stage()
                .fold(new Stage.Cases<Optional<Long>>(
                        open -> Optional.empty(),
                        decided -> Optional.of(decided.decision().suggestion().caseVersion()),
                        acting -> Optional.of(acting.decision().suggestion().caseVersion()),
                        done -> Optional.empty(),
                        refused -> Optional.empty(),
                        dismissed -> Optional.empty())));
        return subject.snapshot().isPresent()
                && approved.isPresent()
                && approved.get() != subject.snapshot().get().version();
    }

    private Stream<Snapshot.Action> actions() {
        return subject.snapshot().stream().flatMap(s -> s.actions().stream());
    }

    /** While it is being done its id is not known here, so the same action counts as ours. */
    private boolean isOurs(Snapshot.Action action) {
        boolean tellsAppeal = review.flatMap(r -> r.handling().appeal())
                .flatMap(Appeal::telling)
                .flatMap(Appeal.Telling::actionId)
                .filter(action.id()::equals)
                .isPresent();
        return tellsAppeal
                || review.map(Review::stage)
                        .filter(s -> (s instanceof Stage.Done done
                                        && done.actionId().equals(action.id()))
                                || (s instanceof Stage.Acting acting
                                        && acting.decision().plan().action().equals(action.action())))
                        .isPresent();
    }

    private static Optional<Instant> decidedAt(Stage stage) {
        return stage.fold(new Stage.Cases<Optional<Instant>>(
                open -> Optional.empty(),
                decided -> Optional.of(decided.decision().at()),
                acting -> Optional.of(acting.decision().at()),
                done -> Optional.of(done.decision().at()),
                refused -> Optional.of(refused.decision().at()),
                dismissed -> Optional.of(dismissed.at())));
    }

    /** What is compared to know whether the card must be drawn anew. */
    String digest() {
        String whole = subject.standing().toString()
                + '\n'
                + review.map(r -> r.suggestion() + "\n" + r.stage() + "\n" + r.handling() + "\n" + r.reversal())
                        .orElse("")
                + (around.equals(Around.NOTHING) ? "" : "\n" + around);
        try {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(whole.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

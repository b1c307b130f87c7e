package casebell.source.discourse;

import casebell.cases.CaseRef;
import casebell.review.ActionOutlet;
import casebell.review.AppealNews;
import casebell.review.Decision;
import casebell.source.discourse.ReviewApi.Look;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import java.util.Optional;

/**
 * Acts in a review queue: looks, sends on the condition of the version that it saw, and looks again. It remembers nothing: Discourse counts the version up
 * and does what was asked in one transaction, so of two requests for one version at most one does anything, whenever they arrive.
 */
final class DiscourseOutlet implements ActionOutlet {
    private static final String UNKNOWN =
            "It was sent, or may have been, and nobody knows yet whether it was done; it is looked for before anything is sent";
    /** The only words of the server that are compared, and they are not repeated. */
    private static final String MUST_CLAIM = "You must claim items before acting on them.";

    private final WireSettings settings;
    private final ReviewApi api;

    DiscourseOutlet(WireSettings settings, ReviewApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public String name() {
        return settings.name();
    }

    /** What a case shows of a decision. */
    private enum Sign {
        /** Our account did it. */
        DONE,
        /** The case is as the approvers saw it. */
        NONE,
        /** It is another one now. */
        MOVED,
        /** It was done exactly so since the approval, and it cannot be told by whom. */
        UNKNOWN
    }

    @Override
    public Answer act(CaseRef ref, Decision decision) {
        String action = decision.plan().action();
        Optional<Move> move = Move.of(action);
        if (move.isEmpty()) {
            return new Answer.Refused(Move.whyNever(action));
        }
        if (decision.plan().lasts().isPresent()) {
            return new Answer.Refused("Discourse's review queue takes no length of time; choose it without an end");
        }
        Look look = api.look(ref.id());
        if (look instanceof Look.Gone gone) {
            return new Answer.Refused(gone.why());
        }
        if (look instanceof Look.Later later) {
            return new Answer.Later(later.why(), later.notBefore());
        }
        Reviewable seen = ((Look.Seen) look).reviewable();
        return switch (sign(move.get(), seen, decision)) {
            case DONE -> new Answer.Accepted(seen.actionId());
            case MOVED -> new Answer.Moved();
            case UNKNOWN -> untold();
            case NONE ->
                move.get()
                        .hindrance(seen, api.own())
                        .<Answer>map(Answer.Refused::new)
                        .orElseGet(() -> send(move.get(), seen, decision));
        };
    }

    private Sign sign(Move move, Reviewable seen, Decision decision) {
        long approved = decision.suggestion().caseVersion();
        if (seen.stamp() == approved) {
            return Sign.NONE;
        }
        boolean isOneFurther = seen.version() == Reviewable.versionIn(approved) + 1 && seen.status() == move.status();
        boolean isSo = switch (move) {
            case REMOVE -> seen.isDeleted();
            case HIDE -> !seen.isDeleted();
            case RESTORE, CLOSE, NOTHING -> true;
        };
        if (!isOneFurther || !isSo) {
            return Sign.MOVED;
        }
        if (api.own().isEmpty() || seen.reviewer().isEmpty()) {
            return Sign.UNKNOWN;
        }
        return seen.reviewer().equals(api.own()) ? Sign.DONE : Sign.MOVED;
    }

    private Answer send(Move move, Reviewable seen, Decision decision) {
        Reply reply = api.perform(seen, move.sent());
        if (reply instanceof Reply.Failed failed) {
            Answer later = new Answer.Later(failed.why(), failed.retryAt());
            return failed.mayBeDone() ? afterwards(move, seen.id(), decision, later) : later;
        }
        Reply.Came came = (Reply.Came) reply;
        if (came.status() >= 200 && came.status() < 300) {
            return told(move, seen.id(), decision);
        }
        return afterwards(move, seen.id(), decision, refused(came));
    }

    /** The forum says that it did it; then what looks like it is it. */
    private Answer told(Move move, String id, Decision decision) {
        Answer seen = afterwards(
                move,
                id,
                decision,
                new Answer.Refused("The case system said that it was done, but the case does not show it"));
        if (seen.equals(untold()) && api.look(id) instanceof Look.Seen again) {
            return new Answer.Accepted(again.reviewable().actionId());
        }
        return seen;
    }

    /**
     * Looks whether it has happened.
     *
     * @param otherwise when the case is as it was
     */
    private Answer afterwards(Move move, String id, Decision decision, Answer otherwise) {
        Look look = api.look(id);
        if (look instanceof Look.Gone) {
            return new Answer.Refused(
                    "It was sent, and then the case was erased in the case system; nobody can say whether it was done");
        }
        if (!(look instanceof Look.Seen seen)) {
            return new Answer.Later(UNKNOWN, Optional.empty());
        }
        return switch (sign(move, seen.reviewable(), decision)) {
            case DONE -> new Answer.Accepted(seen.reviewable().actionId());
            case MOVED -> new Answer.Moved();
            case UNKNOWN -> untold();
            case NONE -> otherwise;
        };
    }

    /** For a case that is as it was: one that moved answers with 403 or 409 too, and is told apart by the look. */
    private static Answer refused(Reply.Came came) {
        return switch (came.status()) {
            case 401 ->
                new Answer.Later(
                        "The case system does not let us act; an operator must renew our token", came.retryAt());
            case 403 ->
                new Answer.Later(
                        "The case system does not let us act; an operator must check that our key may write and that our account"
                                + " is a moderator",
                        came.retryAt());
            case 404, 410 -> new Answer.Refused("What was to be acted on is not in the case system any more");
            case 408, 425 -> new Answer.Later(UNKNOWN, came.retryAt());
            case 409 ->
                new Answer.Later(
                        "The case system says that the case has moved and does not show how; it is looked at again",
                        came.retryAt());
            case 422 ->
                new Answer.Refused(
                        came.body().path("errors").path(0).asText().equals(MUST_CLAIM)
                                ? "The case system lets only those act who have claimed the topic; have it claimed in the console for our"
                                        + " account, or an operator makes claiming optional there"
                                : "The case system cannot do this on this case; it may be that somebody must claim it in the console first");
            default -> new Answer.Refused("The case system refused the action (" + came.status() + ")");
        };
    }

    private static Answer untold() {
        return new Answer.Refused(
                "The case was handled so since the approval, and the case system does not tell us whether that was us");
    }

    @Override
    public Answer tell(CaseRef ref, AppealNews news) {
        return new Answer.Refused("Discourse knows no appeals; answer its author there");
    }

    @Override
    public ReadBack readBack(CaseRef ref, String actionId) {
        Look look = api.look(ref.id());
        if (look instanceof Look.Gone) {
            return new ReadBack.NotThere(
                    "The case system took it, and then the case was erased there; nobody can say whether it was done");
        }
        if (look instanceof Look.Later later) {
            return new ReadBack.Later(later.why(), later.notBefore());
        }
        return ((Look.Seen) look).reviewable().actionId().equals(actionId)
                ? new ReadBack.Applied()
                : new ReadBack.NotThere("It was done, and the case has come up again in the case system since");
    }
}

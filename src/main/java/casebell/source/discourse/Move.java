package casebell.source.discourse;

import casebell.cases.Snapshot;
import casebell.source.discourse.Reviewable.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What our words mean in a review queue. Whether a move can be made is never in this table: only the fresh copy of the case offers it, and only what the
 * server carries out by itself counts.
 */
enum Move {
    REMOVE(
            "remove-post",
            "delete_and_agree",
            Status.APPROVED,
            "Deletes the post, and its whole topic when it is the first one; agrees with all flags on it"),
    HIDE(
            "hide-post",
            "agree_and_hide",
            Status.APPROVED,
            "Hides the post until its author edits it, who is told by message; agrees with all flags on it"),
    RESTORE(
            "restore",
            "disagree_and_restore",
            Status.REJECTED,
            "Shows the hidden post again; rejects all flags on it, which counts against those who flagged"),
    CLOSE(
            "close-case",
            "ignore_and_do_nothing",
            Status.IGNORED,
            "Leaves the post as it is and ignores all flags on it; counts for and against nobody"),
    NOTHING(
            "no-action",
            "disagree",
            Status.REJECTED,
            "Leaves the post as it is and rejects all flags on it, which counts against those who flagged");

    private static final String CONSOLE = "; open the case in the console";
    private static final Map<String, String> NEVER = Map.of(
            "suspend-account",
            "Discourse leaves suspending to its web page; by API its 'agree and suspend' would close the flags and suspend nobody"
                    + CONSOLE,
            "lock-account",
            "Discourse leaves silencing to its web page; by API its 'agree and silence' would close the flags and silence nobody"
                    + CONSOLE,
            "warn",
            "Discourse cannot warn an author from the review queue; staff can send an official warning in the console",
            "notice",
            "Discourse cannot put a notice before a post of somebody",
            "context-note",
            "Discourse cannot add a note to a post by its review queue",
            "limit-reach",
            "Discourse cannot limit the reach of one post",
            "limit-replies",
            "Discourse cannot limit who replies to a post; staff can close the topic in the console",
            "sweep-replies",
            "Discourse deletes all replies with a post or none; it cannot look through them",
            "strike",
            "Discourse counts no strikes",
            "preserve-evidence",
            "Discourse cannot preserve evidence by API" + CONSOLE);

    private final String action;
    private final String sent;
    private final Status status;
    private final String effect;

    Move(String action, String sent, Status status, String effect) {
        this.action = action;
        this.sent = sent;
        this.status = status;
        this.effect = effect;
    }

    static Optional<Move> of(String action) {
        return Arrays.stream(values()).filter(m -> m.action.equals(action)).findFirst();
    }

    /** Why there is no move for this. */
    static String whyNever(String action) {
        return Optional.ofNullable(NEVER.get(action)).orElse("Discourse cannot do this by its review queue" + CONSOLE);
    }

    /** As Discourse calls it. */
    String sent() {
        return sent;
    }

    /** What the case shows afterwards. */
    Status status() {
        return status;
    }

    /** What every action means for this case, possible or not. */
    static List<Snapshot.Means> means(Reviewable reviewable, Optional<String> own) {
        List<Snapshot.Means> all = new ArrayList<>();
        for (Move move : values()) {
            Optional<String> hindrance = move.hindrance(reviewable, own);
            all.add(new Snapshot.Means(move.action, hindrance.isEmpty(), false, hindrance.orElse(move.effect)));
        }
        new TreeMap<>(NEVER).forEach((action, why) -> all.add(new Snapshot.Means(action, false, false, why)));
        return all;
    }

    /** Why it cannot be done on this case now; empty when it can. */
    Optional<String> hindrance(Reviewable reviewable, Optional<String> own) {
        if (!reviewable.isOpen()) {
            return Optional.of(
                    "The case was handled already (" + reviewable.status().told() + ")" + CONSOLE);
        }
        if (own.isPresent()
                && reviewable.claimant().filter(c -> !c.equals(own.get())).isPresent()) {
            return Optional.of(
                    "Somebody else has claimed the topic in the console, and only they can act; ask them, or have it unclaimed there");
        }
        Optional<Boolean> isForThePage = Optional.ofNullable(reviewable.offers().get(sent));
        if (isForThePage.isEmpty()) {
            return Optional.of(whyNotOffered(reviewable));
        }
        return isForThePage.get()
                ? Optional.of("Discourse leaves this to its web page and would only close the flags" + CONSOLE)
                : Optional.empty();
    }

    private String whyNotOffered(Reviewable reviewable) {
        if (reviewable.offers().isEmpty()) {
            return "Discourse offers our account no action on this case now" + CONSOLE;
        }
        if (!reviewable.type().equals("ReviewableFlaggedPost")) {
            return "Discourse does not offer this for a case of this kind" + CONSOLE;
        }
        return switch (this) {
            case REMOVE -> "Discourse does not let our account delete this post" + CONSOLE;
            case HIDE ->
                reviewable.isHidden() ? "The post is hidden already" : "Discourse does not offer to hide this post now";
            case RESTORE -> "The post is not hidden, so there is nothing to bring back";
            case CLOSE, NOTHING ->
                reviewable.isHidden()
                        ? "The post is hidden, and Discourse does not close its flags without showing it again or removing it"
                        : "Discourse does not offer this for this post now";
        };
    }
}

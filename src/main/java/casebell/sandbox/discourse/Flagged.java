package casebell.sandbox.discourse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A flagged post and what became of it. Only touched under the lock of the forum. */
final class Flagged {
    final long id;
    final long authorId;
    final Instant createdAt;
    final List<Mark> marks = new ArrayList<>();
    final ObjectNode post;
    int status;
    int version;
    boolean isHidden;
    /** Whether staff may delete it. */
    boolean isDeletable = true;

    Optional<Instant> deletedAt = Optional.empty();
    Optional<Long> claimedBy = Optional.empty();

    Flagged(long id, long authorId, Instant createdAt, ObjectNode post) {
        this.id = id;
        this.authorId = authorId;
        this.createdAt = createdAt;
        this.post = post;
    }

    /** Somebody's flag. */
    record Mark(
            long id, long by, int type, Instant at, int status, Optional<Long> reviewer, Optional<Instant> reviewedAt) {
        Mark reviewed(int newStatus, long staffId, Instant now) {
            return status == 0 ? new Mark(id, by, type, at, newStatus, Optional.of(staffId), Optional.of(now)) : this;
        }
    }

    boolean isPending() {
        return status == 0;
    }

    /** What staff may do now, in the order in which it is offered. */
    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        if (!isPending()) {
            return offers;
        }
        if (!isHidden) {
            offers.add(new Offer("agree_and_hide", "agree", ""));
        }
        offers.add(new Offer(isHidden ? "agree_and_keep_hidden" : "agree_and_keep", "agree", ""));
        if (!isHidden) {
            offers.add(new Offer("agree_and_edit", "agree", "edit"));
        }
        if (isDeletable && deletedAt.isEmpty()) {
            offers.add(new Offer("delete_and_agree", "agree", ""));
        }
        offers.add(new Offer("agree_and_suspend", "agree", "suspend"));
        offers.add(new Offer("agree_and_silence", "agree", "silence"));
        offers.add(new Offer(isHidden ? "disagree_and_restore" : "disagree", "disagree", ""));
        if (!isHidden) {
            offers.add(new Offer("ignore_and_do_nothing", "ignore", ""));
        }
        if (isDeletable && deletedAt.isEmpty()) {
            offers.add(new Offer("delete_and_ignore", "ignore", ""));
        }
        return offers;
    }

    /**
     * An action that is offered.
     *
     * @param page what the web page does for it; empty when the server does it all
     */
    record Offer(String action, String bundle, String page) {}

    /** Carries an action out, as if it were allowed. */
    void perform(String action, long staffId, Instant now) {
        version++;
        status = switch (action) {
            case "disagree", "disagree_and_restore" -> 2;
            case "ignore", "ignore_and_do_nothing", "delete_and_ignore" -> 3;
            default -> 1;
        };
        switch (action) {
            case "delete_and_agree", "delete_and_ignore" -> deletedAt = Optional.of(now);
            case "agree_and_hide" -> isHidden = true;
            case "disagree", "disagree_and_restore" -> isHidden = false;
            default -> {
                // the flags are all that changes: suspending and silencing are the web page's
            }
        }
        marks.replaceAll(m -> m.reviewed(status, staffId, now));
        claimedBy = Optional.empty();
    }
}

package casebell.discord;

import casebell.review.Handled;
import casebell.review.HandsDesk;
import casebell.review.Review;

/** What staff read after a command about who works on a case, or about Casebell's hands. */
final class HandledReplies {
    private HandledReplies() {}

    static String of(Handled handled) {
        if (handled instanceof Handled.Claimed c) {
            return "You have case " + c.review().ref() + ": " + reason(c.review());
        } else if (handled instanceof Handled.AlreadyClaimed a) {
            return "<@" + a.claim().staffId() + "> has it since "
                    + Words.clock(a.claim().at()) + ". A lead can hand it over.";
        } else if (handled instanceof Handled.HandedOver h) {
            return "Handed over to <@" + h.staffId() + ">. Your note is on the card.";
        } else if (handled instanceof Handled.NotYours n) {
            return "<@" + n.claim().staffId() + "> has it. That person or a lead can hand it over.";
        } else if (handled instanceof Handled.Recused r) {
            return "You keep out of this case: nothing that you press counts for it from now on."
                    + (r.isReopened() ? " The decision rested on your approval, so the case is open again." : "");
        } else if (handled instanceof Handled.IsRecused r) {
            return "<@" + r.staffId() + "> has a conflict of interest in this case and keeps out of it.";
        } else if (handled instanceof Handled.Dissented) {
            return "Your dissent is on the record and on the card. It stops nothing by itself.";
        } else if (handled instanceof Handled.OpinionAsked o) {
            return "A second opinion is asked for: " + o.needed() + " different people must approve now.";
        } else if (handled instanceof Handled.Snoozed s) {
            return "Out of the queue until " + Words.clock(s.until()) + ". The card stays, and can be decided.";
        } else if (handled instanceof Handled.Resting r) {
            return "<@" + r.staffId() + "> has quiet hours until " + Words.moment(r.until())
                    + ", so nothing was done. Add `anyway:yes` to do it all the same.";
        } else if (handled instanceof Handled.NothingWaits) {
            return "Every case in the queue has somebody already.";
        } else if (handled instanceof Handled.OutOfTurn o) {
            return Replies.outOfTurn(o.stage());
        } else if (handled instanceof Handled.Unfit u) {
            return Clean.own(u.why(), 600) + ".";
        } else if (handled instanceof Handled.Closed) {
            return Replies.closed();
        } else if (handled instanceof Handled.Confidential c) {
            return confidential(c);
        } else if (handled instanceof Handled.NotAllowed n) {
            return Replies.notAllowed(n.deed(), n.whoMay());
        }
        return Replies.unknown();
    }

    private static String confidential(Handled.Confidential state) {
        if (!state.isNews()) {
            return state.isOn() ? "The case is confidential already." : "The case is not confidential.";
        }
        return state.isOn()
                ? "Confidential from now on: the named few see it, its card leaves the channels of everybody, and who looks at it is on the record."
                : "Not confidential any more: its team sees it, and its card stands in the channel again.";
    }

    private static String reason(Review review) {
        return review.suggestion().severity() + ", "
                + Clean.own(review.suggestion().reason(), 300)
                + review.suggestion()
                        .decideBy()
                        .map(by -> ". Decide " + Words.clock(by))
                        .orElse("") + ".";
    }

    static String of(HandsDesk.Told told) {
        if (told instanceof HandsDesk.Told.NotAllowed n) {
            return Replies.notAllowed(n.deed(), n.whoMay());
        }
        HandsDesk.Told.State state = (HandsDesk.Told.State) told;
        String mode = state.safeMode()
                .map(m -> "Safe mode is on since " + Words.clock(m.since()) + ", by "
                        + m.why().map(why -> "Casebell itself: " + why).orElse("<@" + m.staffId() + ">")
                        + ". Everything is read and suggested, and nothing is done; what is approved waits.")
                .orElse("Safe mode is off"
                        + (state.isNews() ? ". What waited is done within a minute." : "; what is approved is done."));
        return mode + " Actions begun today: " + state.actions()
                + (state.dailyQuota() == 0 ? ", without a quota." : " of " + state.dailyQuota() + ".");
    }
}

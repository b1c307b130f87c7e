package casebell.discord;

import casebell.cases.Deed;
import casebell.cases.Role;
import casebell.digest.DigestDesk;
import casebell.escalation.Answered;
import casebell.escalation.Escalation;
import casebell.review.Lapse;
import casebell.review.Pressed;
import casebell.review.Stage;
import casebell.review.Suggestion;
import java.util.Set;

/** What staff read after a press or a command. */
final class Replies {
    private Replies() {}

    static String of(Pressed pressed) {
        if (pressed instanceof Pressed.Recorded r) {
            return "Approved: " + Words.action(r.decision().plan()) + ". "
                    + r.tied()
                            .map(t -> "It is not done yet: " + t.why() + ". " + t.wayOut()
                                    + ". Until it is done it can be undone.")
                            .orElseGet(() -> "It will be done at " + Words.moment(r.actsAt())
                                    + "; until then it can be undone.");
        } else if (pressed instanceof Pressed.AwaitingOthers a) {
            return "Your approval counts. " + Words.capital(Words.action(a.plan())) + ": "
                    + missing(a.missing(), a.seniors())
                    + (a.lapsed().isEmpty() ? "" : " " + Lapse.inWords(a.lapsed()));
        } else if (pressed instanceof Pressed.Dismissed) {
            return "Dismissed. Nothing will be done; Reopen on the card, or /case reopen, takes it up again.";
        } else if (pressed instanceof Pressed.Undone) {
            return "Taken back. The case is open again.";
        } else if (pressed instanceof Pressed.NotAllowed n) {
            return notAllowed(n.deed(), n.whoMay());
        } else if (pressed instanceof Pressed.Closed) {
            return closed();
        } else if (pressed instanceof Pressed.ActionNotYours a) {
            return "You may not approve this: " + Words.action(a.plan()) + ". Who may: " + a.whoMay() + ".";
        } else if (pressed instanceof Pressed.AlreadyYours a) {
            return "You have approved this already. " + missing(a.missing(), a.seniors());
        } else if (pressed instanceof Pressed.Stale s) {
            return "The case or the policy changed since this card was drawn, so your press does not count. "
                    + Clean.own(s.whatChanged(), 600)
                    + ". Look at the card again.";
        } else if (pressed instanceof Pressed.PolicyMoved m) {
            return policyMoved(m);
        } else if (pressed instanceof Pressed.Involved) {
            return "You had a part in the decision that is appealed against, so others look at it again. Your press does not count.";
        } else if (pressed instanceof Pressed.AppealOpened a) {
            return a.isNews()
                    ? "The appeal is open. Somebody who had no part in the decision decides it; the channel and the card say so."
                    : "An appeal of this case waits already, since "
                            + Words.clock(a.appeal().at()) + ".";
        } else if (pressed instanceof Pressed.AppealUpheld) {
            return "Decided: what was done stands. The channel and the card say so.";
        } else if (pressed instanceof Pressed.NoAppeal) {
            return "No appeal of this case waits. /appeal open takes one in.";
        } else if (pressed instanceof Pressed.Recused) {
            return "You keep out of this case because of a conflict of interest, so your press does not count.";
        } else if (pressed instanceof Pressed.ReasonWanted w) {
            return "A reason is needed when " + w.when() + ". Nothing was done. Press again and give one.";
        } else if (pressed instanceof Pressed.NotReversible n) {
            return "This cannot be taken back: " + Words.action(n.plan()) + ". /case reopen takes the case up again.";
        } else if (pressed instanceof Pressed.ReversalDropped) {
            return "The proposal is dropped. What was done stays done.";
        } else if (pressed instanceof Pressed.OutOfTurn o) {
            return outOfTurn(o.stage());
        } else if (pressed instanceof Pressed.NothingToApprove) {
            return "The policy suggests nothing for this case. Press Change to choose an action, or Dismiss.";
        } else if (pressed instanceof Pressed.CannotBeDone c) {
            return "The case system cannot " + Clean.own(Words.action(c.plan()), 200) + ". " + Clean.own(c.why(), 300)
                    + ". Choose something else with **Change**, or dismiss.";
        } else if (pressed instanceof Pressed.NotOffered n) {
            return "The policy does not offer '" + Clean.line(n.action(), 40)
                    + "' for this case. Press Change to see what it offers.";
        }
        return unknown();
    }

    private static String policyMoved(Pressed.PolicyMoved moved) {
        String before = "The policy changed since this was suggested, from revision `"
                + shortened(moved.was().policyRevision()) + "` to `" + shortened(moved.inForce())
                + "`, so your press does not count. ";
        return before
                + moved.isNow()
                        .map(now -> "Suggested was: " + suggested(moved.was()) + ". Suggested is now: " + suggested(now)
                                + ". Look at the card again.")
                        .orElse("The case is being judged anew; look at the card again.");
    }

    private static String shortened(String revision) {
        String hash = revision.substring(revision.indexOf(':') + 1);
        return hash.substring(0, Math.min(12, hash.length()));
    }

    private static String suggested(Suggestion suggestion) {
        String severity = suggestion.severity().equals("none") ? "no violation" : suggestion.severity() + " severity";
        return suggestion.plan().map(Words::action).orElse("nothing to do") + " (" + severity + ", "
                + (suggestion.approvals() == 1 ? "1 approval" : suggestion.approvals() + " approvals") + ")";
    }

    static String closed() {
        return "This case is not yours to see: it is another team's, or it is confidential.";
    }

    static String unknown() {
        return "This case is not known here, or was not judged yet. Open it with /case open first.";
    }

    private static String missing(int count, Set<Role> seniors) {
        return Words.capital(Words.people(count)) + " must approve"
                + (seniors.isEmpty() ? "." : ", among them " + Words.roles(seniors) + ".");
    }

    static String notAllowed(Deed deed, Set<Role> whoMay) {
        String what = switch (deed) {
            case READ -> "read cases";
            case DECIDE -> "decide cases";
            case ESCALATE -> "escalate cases";
            case ACKNOWLEDGE -> "acknowledge escalations";
            case DIGEST -> "ask for a digest";
            case LIAISE -> "keep the liaison's notes";
            case GOVERN -> "change the policy";
            case OPERATE -> "operate Casebell";
            case APPEAL -> "open appeals";
            case OVERSEE -> "see the cases of every team";
            case CONFIDE -> "make cases confidential";
            case TOTALS -> "see the totals";
        };
        return "You may not " + what + ". Who may: " + Words.roles(whoMay) + ".";
    }

    static String outOfTurn(Stage stage) {
        return stage.fold(new Stage.Cases<>(
                s -> "The case is open; there is nothing to take back.",
                s -> "It was approved already and "
                        + s.heldBack()
                                .map(why -> "waits: " + why)
                                .orElseGet(() -> "will be done at " + Words.moment(s.actsAt()))
                        + ". Undo on the card, or /case undo, stops it.",
                s -> "It was approved and is being done now; it cannot be stopped any more.",
                s -> "It is done already: " + Words.action(s.decision().plan()) + ".",
                s -> "It was approved, and the case system did not do it: " + Clean.own(s.why(), 600) + ".",
                s -> "The case was dismissed by <@" + s.staffId()
                        + ">. Reopen on the card, or /case reopen, takes it up again."));
    }

    static String of(Answered answered) {
        if (answered instanceof Answered.Raised) {
            return "Escalated. Leadership is being paged.";
        } else if (answered instanceof Answered.AlreadyOpen) {
            return "This case is escalated already; leadership is being paged.";
        } else if (answered instanceof Answered.Acknowledged a) {
            return "Acknowledged. Nobody else will be paged.\n" + asked(a.escalation());
        } else if (answered instanceof Answered.AlreadyAcknowledged a) {
            return a.escalation().phase() instanceof Escalation.Phase.Acknowledged by
                    ? "<@" + by.staffId() + "> acknowledged it already, " + Words.clock(by.at()) + "."
                    : "It was acknowledged already.";
        } else if (answered instanceof Answered.Closed c) {
            return c.deed() == Deed.ACKNOWLEDGE
                    ? closed() + " So your press does not count, and the next are paged in their turn."
                    : closed();
        } else if (answered instanceof Answered.NotAllowed n) {
            return notAllowed(n.deed(), n.whoMay());
        }
        return "There is no open escalation of this case.";
    }

    /** What leadership is asked about a case, and why. */
    static String asked(Escalation escalation) {
        return "Case `" + escalation.ref() + "`, answer " + Words.clock(escalation.answerBy()) + ": "
                + Clean.own(escalation.alarm().asked(), 300) + "\nWhy: "
                + Clean.line(escalation.alarm().reason(), 400);
    }

    /** That somebody must acknowledge, before the reasons of a case. */
    static String escalated(Escalation escalation) {
        return "🔔 **Escalated.** " + asked(escalation);
    }

    static String of(DigestDesk.Asked asked) {
        return asked instanceof DigestDesk.Asked.NotAllowed n
                ? notAllowed(Deed.DIGEST, n.whoMay())
                : "The digest of the last day is on its way to the digest channel.";
    }
}

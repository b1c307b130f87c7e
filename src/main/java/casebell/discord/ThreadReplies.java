package casebell.discord;

import casebell.review.thread.ThreadAnswer;

/** What staff read who asked for a thread or left a note. */
final class ThreadReplies {
    private ThreadReplies() {}

    static String of(ThreadAnswer answer) {
        if (answer instanceof ThreadAnswer.Begins) {
            return "The thread is opened at the card.";
        } else if (answer instanceof ThreadAnswer.Stands s) {
            return "The thread is here: <#" + s.id() + ">";
        } else if (answer instanceof ThreadAnswer.Refused r) {
            return "There is no thread: " + Clean.own(r.why(), 300)
                    + ". What happens is told in a message beside the card.";
        } else if (answer instanceof ThreadAnswer.Noted) {
            return "Your note is on the record, and told in the thread.";
        }
        return refusal(answer);
    }

    private static String refusal(ThreadAnswer answer) {
        if (answer instanceof ThreadAnswer.NoCard) {
            return "It has no card of its own yet, so it has no thread. A case of an incident is talked about in the incident's thread.";
        } else if (answer instanceof ThreadAnswer.Unfit u) {
            return "Write 1 to " + u.longest() + " characters.";
        } else if (answer instanceof ThreadAnswer.NotAllowed n) {
            return Replies.notAllowed(n.deed(), n.whoMay());
        } else if (answer instanceof ThreadAnswer.Closed) {
            return Replies.closed();
        }
        return Replies.unknown();
    }
}

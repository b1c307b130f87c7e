package casebell.discord;

import java.util.Map;
import java.util.TreeMap;

/** What the types of entries on the record mean, in a word or two, for those who read the history of a case. */
final class RecordWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("action.delayed", "will be tried again"),
            Map.entry("action.done", "done in the case system"),
            Map.entry("action.held-back", "held back"),
            Map.entry("action.moved", "not done, the case had changed"),
            Map.entry("action.refused", "refused by the case system"),
            Map.entry("action.requested", "sent to the case system"),
            Map.entry("appeal.opened", "appealed"),
            Map.entry("appeal.overturned", "appeal overturned"),
            Map.entry("appeal.upheld", "appeal upheld"),
            Map.entry("card.intended", "card on its way"),
            Map.entry("card.kept-back", "no card of its own"),
            Map.entry("card.lost", "card gone"),
            Map.entry("card.posted", "card posted"),
            Map.entry("card.redrawn", "card brought up to date"),
            Map.entry("case.filed", "filed with a team"),
            Map.entry("case.gone", "not there any more"),
            Map.entry("case.heard", "heard from the case system"),
            Map.entry("case.judged", "judged by the policy"),
            Map.entry("case.looked-at", "looked at"),
            Map.entry("case.read", "read from the case system"),
            Map.entry("case.sealed", "made confidential"),
            Map.entry("case.sighted", "link pasted"),
            Map.entry("case.told", "changed in the case system"),
            Map.entry("case.unreadable", "could not be read"),
            Map.entry("case.unsealed", "not confidential any more"),
            Map.entry("echo.mention", "counted as set off by a post"),
            Map.entry("echo.subject", "known as a post that others refer to"),
            Map.entry("escalation.acknowledged", "acknowledged"),
            Map.entry("escalation.paged", "paged"),
            Map.entry("escalation.paging", "page on its way"),
            Map.entry("escalation.passed-over", "a tier that may not see it was passed over"),
            Map.entry("escalation.raised", "escalated"),
            Map.entry("escalation.unanswered", "nobody acknowledged"),
            Map.entry("incident.joined", "part of an incident"),
            Map.entry("review.approval-lapsed", "an approval lapsed"),
            Map.entry("review.approved", "approved"),
            Map.entry("review.claimed", "taken on"),
            Map.entry("review.deadline-near", "due soon"),
            Map.entry("review.decided", "decided"),
            Map.entry("review.dismissed", "dismissed"),
            Map.entry("review.dissented", "dissent"),
            Map.entry("review.handed-over", "handed over"),
            Map.entry("review.opinion-asked", "second opinion asked for"),
            Map.entry("review.policy-moved", "the policy had changed"),
            Map.entry("review.recused", "keeps out of it"),
            Map.entry("review.reopened", "reopened"),
            Map.entry("review.reversal-dropped", "stays done"),
            Map.entry("review.reversal-proposed", "proposed to take back"),
            Map.entry("review.snooze-ended", "back in the queue"),
            Map.entry("review.snoozed", "out of the queue for a while"),
            Map.entry("review.undone", "taken back in time"));

    private RecordWords() {}

    /** The words and the type; the type alone when it has none. */
    static String of(String type) {
        String words = WORDS.get(type);
        return words == null ? "`" + type + "`" : "**" + words + "** `" + type + "`";
    }

    /** All of them, by type. */
    static Map<String, String> all() {
        return new TreeMap<>(WORDS);
    }
}

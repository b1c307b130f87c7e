package casebell.discord;

import casebell.cases.CaseRef;
import casebell.liaison.LiaisonStore;
import casebell.review.people.PeopleDesk;
import casebell.review.people.QuietHours;
import casebell.review.people.ShiftDesk;
import casebell.review.people.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What staff read about themselves, about the text of a case, and at the end of a shift. */
final class PeopleReplies {
    private static final int LONGEST_TEXT = 1200;
    private static final Map<String, String> DEEDS = deeds();

    private PeopleReplies() {}

    /** What counts in a shift note, by the type of entry. */
    private static Map<String, String> deeds() {
        Map<String, String> deeds = new LinkedHashMap<>();
        deeds.put("case.sighted", "links pasted");
        deeds.put("review.approved", "approvals given");
        deeds.put("review.decided", "cases decided");
        deeds.put("review.dismissed", "cases dismissed");
        deeds.put("review.claimed", "cases taken on");
        deeds.put("review.handed-over", "cases handed over");
        deeds.put("action.done", "actions done");
        deeds.put("action.refused", "actions refused by a case system");
        deeds.put("appeal.opened", "appeals opened");
        deeds.put("escalation.raised", "escalations raised");
        deeds.put("liaison.asked", "contacts asked for by the policy");
        deeds.put("liaison.contact", "contacts logged");
        deeds.put("liaison.promised", "promises made");
        return deeds;
    }

    static String of(CaseRef ref, Shown shown) {
        if (shown instanceof Shown.Text t) {
            return text(ref, t);
        } else if (shown instanceof Shown.Enough e) {
            return "You were shown " + e.limit()
                    + " texts today; that is enough for one person. Hand the case over with /case handover; "
                    + "you can still decide without the text.";
        } else if (shown instanceof Shown.NotAllowed n) {
            return Replies.notAllowed(n.deed(), n.whoMay());
        }
        return shown instanceof Shown.Closed ? Replies.closed() : Replies.unknown();
    }

    private static String text(CaseRef ref, Shown.Text text) {
        String media = text.media() == 0
                ? ""
                : "\n"
                        + (text.media() == 1
                                ? "1 picture, video or sound is"
                                : text.media() + " pictures, videos or sounds are")
                        + " not shown here; the case system has them.";
        if (text.text().isEmpty()) {
            return "Case " + ref + " has no text." + media;
        }
        String count =
                "\n" + (text.today() == 1 ? "1 text was" : text.today() + " texts were") + " shown to you today.";
        return "Case " + ref + ": " + Clean.spoiler(text.text().get(), LONGEST_TEXT) + media + count
                + (text.isMany()
                        ? " That is many. Take a break, or hand over: /case handover for a case, /handover for the shift."
                        : "");
    }

    static String of(PeopleDesk.Told told) {
        if (told instanceof PeopleDesk.Told.Self self) {
            return self.quiet().map(PeopleReplies::quiet).orElse("You have no quiet hours.")
                    + self.restsUntil()
                            .map(until -> " They hold now, until " + Words.moment(until) + ".")
                            .orElse("")
                    + " Texts shown to you today: " + self.shownToday() + ". Nobody else sees that number.";
        } else if (told instanceof PeopleDesk.Told.Totals t) {
            return "Today " + t.totals().shown() + " texts were shown to "
                    + t.totals().people() + " people.";
        } else if (told instanceof PeopleDesk.Told.TooFew f) {
            return "Fewer than " + f.fewest()
                    + " people looked at texts today, so there is no total that would not be somebody's own.";
        } else if (told instanceof PeopleDesk.Told.Unfit u) {
            return u.why() + ".";
        }
        PeopleDesk.Told.NotAllowed n = (PeopleDesk.Told.NotAllowed) told;
        return Replies.notAllowed(n.deed(), n.whoMay());
    }

    private static String quiet(QuietHours hours) {
        return "Your quiet hours are " + hours.from() + " to " + hours.to() + " (" + hours.zone() + ").";
    }

    static String note(String staffId, ShiftDesk.Ended.Note note, List<LiaisonStore.Due> promises) {
        ShiftDesk.Left left = note.left();
        StringBuilder text =
                new StringBuilder("**Shift note** by <@").append(staffId).append(">, since ");
        text.append(Words.moment(note.since())).append('\n');
        text.append("**I**: ").append(counts(note.mine())).append('\n');
        text.append("**All**: ").append(counts(note.all())).append('\n');
        text.append("**Open**: ")
                .append(
                        left.open().isEmpty()
                                ? "none"
                                : left.open().entrySet().stream()
                                        .map(e -> e.getValue() + " " + e.getKey())
                                        .collect(Collectors.joining(", ")))
                .append('\n');
        line(text, "Overdue", left.overdue());
        line(text, "Waits for another person", left.forOthers());
        line(text, "I still have", left.mine());
        line(text, "Appeals", left.appeals());
        if (!promises.isEmpty()) {
            text.append("**Promises due**: ")
                    .append(promises.stream()
                            .map(d -> Clean.line(d.target(), 60) + " no. "
                                    + d.promise().number() + " "
                                    + Words.clock(d.promise().due()))
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String what, List<CaseRef> refs) {
        text.append("**")
                .append(what)
                .append("**: ")
                .append(
                        refs.isEmpty()
                                ? "none"
                                : refs.stream().map(r -> "`" + r + "`").collect(Collectors.joining(", ")))
                .append('\n');
    }

    private static String counts(Map<String, Long> happened) {
        String counts = DEEDS.entrySet().stream()
                .filter(e -> happened.getOrDefault(e.getKey(), 0L) > 0)
                .map(e -> e.getValue() + ": " + happened.get(e.getKey()))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing on the record" : counts;
    }
}

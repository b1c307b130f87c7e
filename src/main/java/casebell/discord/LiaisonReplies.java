package casebell.discord;

import casebell.cases.Deed;
import casebell.liaison.CaseSheet;
import casebell.liaison.Dossier;
import casebell.liaison.Noted;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** What liaisons read: what was done about the cases of a targeted person, what was promised to the office, and who spoke with it. */
final class LiaisonReplies {
    private LiaisonReplies() {}

    static String of(Noted noted) {
        if (noted instanceof Noted.NotAllowed n) {
            return Replies.notAllowed(Deed.LIAISE, n.whoMay());
        } else if (noted instanceof Noted.Shown s) {
            return s.isEmpty() ? nothing(s.dossier().target()) : dossier(s.dossier(), cases(s.sheet()));
        }
        return noted instanceof Noted.Unfit u
                ? Clean.own(u.why(), 600) + "."
                : dossier(((Noted.Done) noted).dossier(), "");
    }

    private static String dossier(Dossier dossier, String cases) {
        String promises = dossier.promises().stream()
                .map(p -> p.number() + ". " + Clean.line(p.what(), 120) + " — "
                        + p.keptAt().map(at -> "kept " + Words.clock(at)).orElse("due " + Words.clock(p.due())))
                .collect(Collectors.joining("\n"));
        String contacts = dossier.contacts().stream()
                .skip(Math.max(0, dossier.contacts().size() - 5))
                .map(c -> Words.clock(c.at()) + " <@" + c.staffId() + ">: " + Clean.line(c.note(), 160))
                .collect(Collectors.joining("\n"));
        return "**" + Clean.line(dossier.target(), 80) + "**\n" + cases + "Promises:\n"
                + (promises.isEmpty() ? "none" : promises) + "\nLatest contacts:\n"
                + (contacts.isEmpty() ? "none" : contacts);
    }

    private static String nothing(String target) {
        return "Nothing is known about '" + Clean.line(target, 80)
                + "': no case that you may see is aimed at them, and nothing was noted. A targeted person is named by source and account, for example `demo/u-5`.";
    }

    /** What can be said to the office: how many, what was done, when, and what waits. */
    static String cases(CaseSheet.Sheet sheet) {
        if (sheet.cases() == 0) {
            return "Cases: none is known\n";
        }
        StringBuilder text = new StringBuilder("**Cases aimed at them: ")
                .append(sheet.cases())
                .append("**");
        text.append("\nDone: ").append(sheet.carriedOut());
        if (sheet.carriedOut() > 0) {
            text.append(" (").append(counts(sheet.done())).append(')');
        }
        text.append(" · waiting: ").append(sheet.waiting());
        text.append(" · dismissed: ").append(sheet.dismissed());
        if (sheet.refused() > 0) {
            text.append(" · not done by the case system: ").append(sheet.refused());
        }
        sheet.firstDone().ifPresent(first -> text.append("\nFirst done ").append(day(first)));
        sheet.latest()
                .ifPresent(l -> text.append(", latest ")
                        .append(day(l.at()))
                        .append(": ")
                        .append(Clean.own(l.action().replace('-', ' '), 60))
                        .append(", `")
                        .append(l.ref())
                        .append("`, approved by ")
                        .append(l.approvers().stream()
                                .map(id -> "<@" + id + ">")
                                .collect(Collectors.joining(" and "))));
        return text.append('\n').toString();
    }

    /** With the day, since it is told to people outside. */
    private static String day(Instant at) {
        return "<t:" + at.getEpochSecond() + ":f>";
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getValue() + " × " + Clean.own(e.getKey().replace('-', ' '), 60))
                .collect(Collectors.joining(", "));
    }
}

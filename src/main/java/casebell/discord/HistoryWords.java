package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The history of a case for those who ask what was done, when, and by whom. Casebell's own bookkeeping is left out, and what it did several times in a row is one
 * line; the record has all of it.
 */
final class HistoryWords {
    /** So many of the latest entries are looked at. */
    static final int LOOKED_AT = 500;

    private static final int LINES = 15;

    private static final Set<String> BOOKKEEPING = Set.of(
            "card.intended", "card.redrawn", "card.kept-back", "escalation.paging", "thread.telling", "thread.told");

    private HistoryWords() {}

    /** Steps of the same kind that follow each other. */
    private record Line(History.Step last, Instant firstAt, int times) {
        boolean takes(History.Step step) {
            return step.type().equals(last.type())
                    && step.action().equals(last.action())
                    && step.staffId().isEmpty()
                    && last.staffId().isEmpty();
        }

        Line with(History.Step step) {
            return new Line(step, firstAt, times + 1);
        }
    }

    /**
     * The words.
     *
     * @param steps the latest ones, oldest first, at least one
     */
    static String of(CaseRef ref, List<History.Step> steps) {
        List<Line> lines = new ArrayList<>();
        for (History.Step step : steps) {
            int last = lines.size() - 1;
            if (!BOOKKEEPING.contains(step.type())) {
                if (last >= 0 && lines.get(last).takes(step)) {
                    lines.set(last, lines.get(last).with(step));
                } else {
                    lines.add(new Line(step, step.at(), 1));
                }
            }
        }
        List<Line> shown = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        boolean isWhole = shown.size() == lines.size() && steps.size() < LOOKED_AT;
        return "**History of " + ref + "**" + (isWhole ? "" : ", the latest " + shown.size() + " steps") + "\n"
                + shown.stream().map(HistoryWords::line).collect(Collectors.joining("\n"));
    }

    private static String line(Line line) {
        History.Step step = line.last();
        return "<t:" + line.firstAt().getEpochSecond() + ":T> " + RecordWords.of(step.type())
                + step.action().map(a -> " (" + a + ")").orElse("") + " by "
                + step.staffId().map(id -> "<@" + id + ">").orElse("Casebell")
                + (line.times() > 1
                        ? ", " + line.times() + " times, last <t:" + step.at().getEpochSecond() + ":T>"
                        : "")
                + " · no. " + step.number();
    }
}

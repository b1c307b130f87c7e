package casebell.discord;

import casebell.review.Appeal;
import casebell.review.Handling;
import casebell.review.Review;
import casebell.review.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a card says about who works on the case, and what people said besides approving. */
final class AtWork {
    private static final int LONGEST = 200;
    private static final int MOST_DISSENTS = 2;
    private static final int MOST_RECUSED = 5;

    private AtWork() {}

    /** The words; empty when there is nothing to say. */
    static Optional<String> words(Review review) {
        Handling handling = review.handling();
        List<String> lines = new ArrayList<>();
        handling.claim().ifPresent(c -> lines.add(claim(c)));
        boolean isOpen = review.stage() instanceof Stage.Open;
        if (isOpen) {
            handling.snoozedUntil().ifPresent(until -> lines.add("Out of the queue until " + Words.clock(until) + "."));
            boolean isWarned = handling.warnedOf().isPresent()
                    && handling.warnedOf().equals(review.suggestion().decideBy());
            if (isWarned) {
                lines.add("⏰ It should be decided "
                        + Words.clock(handling.warnedOf().get()) + ".");
            }
            handling.opinionAskedBy().ifPresent(id -> lines.add("<@" + id + "> asks for a second opinion."));
        }
        handling.appeal().ifPresent(a -> lines.add(appeal(a)));
        List<Handling.Dissent> dissents = handling.dissents();
        dissents.stream()
                .skip(Math.max(0, dissents.size() - MOST_DISSENTS))
                .forEach(d -> lines.add("<@" + d.staffId() + "> dissents: " + Clean.line(d.reason(), LONGEST)));
        if (!handling.recused().isEmpty()) {
            lines.add("Keeping out of it: "
                    + handling.recused().stream()
                            .limit(MOST_RECUSED)
                            .map(id -> "<@" + id + ">")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static String appeal(Appeal appeal) {
        String begin = "⚖️ Appeal " + appeal.number();
        if (appeal.isOpen()) {
            return begin + ", taken in "
                    + appeal.openedBy().map(id -> "by <@" + id + ">").orElse("from the case system") + ": "
                    + Clean.line(appeal.reason(), LONGEST)
                    + "\nWho had a part in the decision does not decide it: /appeal uphold or /appeal overturn.";
        }
        Appeal.Outcome outcome = appeal.outcome().orElseThrow();
        return outcome(begin, outcome)
                + appeal.telling().map(t -> "\n" + told(t)).orElse("");
    }

    private static String told(Appeal.Telling telling) {
        String why = telling.why().map(w -> Clean.own(w, LONGEST) + ".").orElse("");
        return switch (telling.state()) {
            case REQUESTED ->
                why.isEmpty() ? "The case system is being told." : "The case system is not told yet: " + why;
            case DONE -> "The case system was told.";
            case FAILED -> "The case system was not told: " + why;
        };
    }

    private static String outcome(String begin, Appeal.Outcome outcome) {
        return outcome.isOverturned()
                ? begin + ": overturned; what was done is taken back."
                : begin + ": upheld, what was done stands, says "
                        + outcome.staffId().map(id -> "<@" + id + ">").orElse("nobody")
                        + outcome.reason()
                                .map(r -> ": " + Clean.line(r, LONGEST))
                                .orElse(".");
    }

    private static String claim(Handling.Claim claim) {
        String who = "<@" + claim.staffId() + "> has it";
        return claim.handedOverBy()
                .map(by -> who + ", handed over by <@" + by + ">"
                        + claim.note().map(n -> ": " + Clean.line(n, LONGEST)).orElse("."))
                .orElse(who + ".");
    }
}

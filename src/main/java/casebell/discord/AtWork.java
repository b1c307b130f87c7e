package casebell.discord;

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
            handling.opinionAskedBy().ifPresent(id -> lines.add("<@" + id + "> asks for a second opinion."));
        }
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

    private static String claim(Handling.Claim claim) {
        String who = "<@" + claim.staffId() + "> has it";
        return claim.handedOverBy()
                .map(by -> who + ", handed over by <@" + by + ">"
                        + claim.note().map(n -> ": " + Clean.line(n, LONGEST)).orElse("."))
                .orElse(who + ".");
    }
}

package casebell.discord;

import casebell.cases.Snapshot;
import casebell.review.ActionPlan;
import casebell.review.Card;
import casebell.review.Review;
import casebell.review.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a card says about the actions that can be approved: what else they do in this case system, and which of them it cannot do at all. */
final class Beforehand {
    private static final int LONGEST = 300;

    private Beforehand() {}

    /** The words; empty when every action is what its name says, and when nothing can be decided any more. */
    static Optional<String> words(Card card) {
        Optional<Snapshot> snapshot = card.subject().snapshot();
        if (snapshot.isEmpty() || card.review().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        for (ActionPlan plan : plans(card.review().get())) {
            line(snapshot.get(), plan).filter(line -> !lines.contains(line)).ifPresent(lines::add);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    /** Whether the case system can do this; so it is taken, unless it was told otherwise. */
    static boolean isPossible(Snapshot snapshot, ActionPlan plan) {
        return snapshot.meansOf(plan.action())
                .map(m -> m.isPossible() && (m.canEnd() || plan.lasts().isEmpty()))
                .orElse(true);
    }

    private static Optional<String> line(Snapshot snapshot, ActionPlan plan) {
        String action = "**" + Words.capital(Words.action(plan)) + "**: ";
        return snapshot.meansOf(plan.action()).map(means -> {
            if (isPossible(snapshot, plan)) {
                return action + Clean.own(means.effect(), LONGEST) + ".";
            }
            String why = means.isPossible()
                    ? "cannot be done, because the case system ends nothing by itself after a length of time"
                    : "cannot be done. " + Clean.own(means.effect(), LONGEST);
            return "\u26D4 " + action + why + ".";
        });
    }

    private static List<ActionPlan> plans(Review review) {
        Stream<ActionPlan> suggested =
                Stream.concat(review.suggestion().plan().stream(), review.suggestion().alternatives().stream());
        return review.stage()
                .fold(new Stage.Cases<List<ActionPlan>>(
                        open -> Stream.concat(open.plan().stream(), suggested)
                                .distinct()
                                .toList(),
                        decided -> List.of(decided.decision().plan()),
                        acting -> List.of(),
                        done -> List.of(),
                        refused -> List.of(),
                        dismissed -> List.of()));
    }
}

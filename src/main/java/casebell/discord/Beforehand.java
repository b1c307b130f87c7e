package casebell.discord;

import casebell.cases.Snapshot;
import casebell.review.ActionPlan;
import casebell.review.Card;
import casebell.review.Feasible;
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

    private static Optional<String> line(Snapshot snapshot, ActionPlan plan) {
        String action = "**" + Words.capital(Words.action(plan)) + "**: ";
        Optional<String> hindrance = Feasible.hindrance(snapshot, plan);
        if (hindrance.isPresent()) {
            return Optional.of("\u26D4 " + action + "cannot be done. " + Clean.own(hindrance.get(), LONGEST) + ".");
        }
        return snapshot.meansOf(plan.action())
                .filter(means -> !means.effect().isEmpty())
                .map(means -> action + Clean.own(means.effect(), LONGEST) + ".");
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

package casebell.discord;

import casebell.cases.Snapshot;
import casebell.review.ActionPlan;
import casebell.review.Card;
import casebell.review.Feasible;
import casebell.review.Review;
import casebell.review.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** What a card says about the actions that can be approved: what else they do in this case system, and which of them it cannot do at all. */
final class Beforehand {
    private static final int LONGEST = 300;
    /** What must be left for the words about the lines that do not fit. */
    private static final int MORE = 80;

    private Beforehand() {}

    /** The words; empty when every action is what its name says, and when nothing can be decided any more. */
    static Optional<String> words(Card card) {
        Optional<Snapshot> snapshot = card.subject().snapshot();
        if (snapshot.isEmpty() || card.review().isEmpty()) {
            return Optional.empty();
        }
        List<ActionPlan> plans = plans(card.review().get());
        List<String> lines = Stream.of(
                        plans.stream().limit(1),
                        plans.stream().skip(1).filter(p -> isHindered(snapshot.get(), p)),
                        plans.stream().skip(1).filter(p -> !isHindered(snapshot.get(), p)))
                .flatMap(some -> some)
                .flatMap(plan -> line(snapshot.get(), plan).stream())
                .distinct()
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(fitted(lines));
    }

    private static boolean isHindered(Snapshot snapshot, ActionPlan plan) {
        return Feasible.hindrance(snapshot, plan).isPresent();
    }

    /** As many whole lines as fit. What is proposed comes first, then what cannot be done; the others are told again when they are chosen. */
    static String fitted(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean isLast = i == lines.size() - 1;
            int room = MessageEmbed.VALUE_MAX_LENGTH - text.length() - (isLast ? 0 : MORE);
            if (lines.get(i).length() + 1 > room) {
                return text.append("\n… and ")
                        .append(lines.size() - i)
                        .append(" more; each is told here once it is chosen with **Change**.")
                        .toString();
            }
            text.append(i == 0 ? "" : "\n").append(lines.get(i));
        }
        return text.toString();
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

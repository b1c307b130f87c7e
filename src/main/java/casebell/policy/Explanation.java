package casebell.policy;

import casebell.policy.condition.Shortfall;
import casebell.policy.facts.Facts;
import casebell.policy.facts.Mention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says why, in sentences that are read in ten seconds: each rule that fired with the facts it fired on, at most {@value #MOST_CLOSE} that came
 * close, at most {@value #MOST_UNANSWERED} that could not be answered.
 */
final class Explanation {
    private static final int MOST_CLOSE = 3;
    private static final int MOST_UNANSWERED = 3;
    private static final int MOST_FACTS = 8;

    private final Facts facts;
    private final List<String> sentences = new ArrayList<>();

    private Explanation(Facts facts) {
        this.facts = facts;
    }

    static List<String> of(
            Facts facts,
            List<Rule> fired,
            List<Rule> others,
            List<Rule> unanswered,
            Optional<Verdict.Weighed> exception) {
        Explanation explanation = new Explanation(facts);
        if (fired.isEmpty()) {
            explanation.sentences.add("No rule fires.");
        }
        fired.forEach(explanation::fired);
        exception.ifPresent(e -> explanation.sentences.add(e.sentence()));
        explanation.close(fired, others);
        explanation.unanswered(unanswered);
        if (facts.wasCut()) {
            explanation.sentences.add("The case is longer than the policy reads; what is beyond was not judged.");
        }
        return explanation.sentences;
    }

    private void fired(Rule rule) {
        List<String> shown = rule.when().mentions().stream()
                .flatMap(m -> m.show(facts).stream())
                .limit(MOST_FACTS)
                .collect(Collectors.toCollection(ArrayList::new));
        shown.addAll(rule.when().termsFound(facts));
        String because = shown.isEmpty() ? "" : ": " + String.join("; ", shown);
        sentences.add(rule.title() + " (" + rule.id() + ", " + rule.severity() + ")" + because + ".");
    }

    /** A rule of a category that has fired already tells nothing new by coming close. */
    private void close(List<Rule> fired, List<Rule> others) {
        Set<String> told = new HashSet<>();
        fired.forEach(rule -> told.add(rule.category().id()));
        int count = 0;
        for (Rule rule : others) {
            if (count < MOST_CLOSE && !told.contains(rule.category().id())) {
                Optional<List<Shortfall>> shortfall = rule.when().shortfall(facts);
                if (shortfall.isPresent()) {
                    told.add(rule.category().id());
                    count++;
                    sentences.add("Close to " + rule.id() + ": "
                            + shortfall.get().stream().map(Shortfall::toText).collect(Collectors.joining("; ")) + ".");
                }
            }
        }
    }

    private void unanswered(List<Rule> rules) {
        for (Rule rule : rules.subList(0, Math.min(MOST_UNANSWERED, rules.size()))) {
            List<String> absent = rule.when().mentions().stream()
                    .filter(m -> !m.isKnown(facts))
                    .map(Mention::name)
                    .toList();
            sentences.add("Not answered: " + rule.id()
                    + (absent.isEmpty()
                            ? " has a calculation without a result for this case."
                            : " needs " + String.join(", ", absent) + ", which the case does not tell."));
        }
        if (rules.size() > MOST_UNANSWERED) {
            sentences.add("Not answered, too: " + (rules.size() - MOST_UNANSWERED) + " more rules.");
        }
    }
}

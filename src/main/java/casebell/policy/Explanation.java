package casebell.policy;

import casebell.policy.facts.Facts;
import casebell.policy.facts.Mention;
import casebell.policy.text.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final List<Verdict.Reasoned> why = new ArrayList<>();
    private final List<Verdict.Reasoned> close = new ArrayList<>();
    private final List<Verdict.Reasoned> open = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    private Explanation(Facts facts) {
        this.facts = facts;
    }

    /** The verdict with its explanation. */
    static Verdict of(Facts facts, Verdict bare, List<Rule> fired, List<Rule> others, List<Rule> unanswered) {
        Explanation explanation = new Explanation(facts);
        List<String> sentences = explanation.sentences;
        if (fired.isEmpty()) {
            sentences.add("No rule fires.");
        }
        fired.forEach(explanation::fired);
        if (bare.besides().doesPostStay()) {
            sentences.add("No rule is broken: the post itself stays.");
        }
        bare.besides().strikes().forEach(s -> sentences.add(inWords(s)));
        bare.exception().ifPresent(e -> sentences.add(e.sentence()));
        bare.besides().asks().stream().findFirst().ifPresent(a -> sentences.add(inWords(a, areAllAsked(bare))));
        bare.besides().contact().ifPresent(c -> sentences.add(inWords(c)));
        bare.besides().duties().forEach(d -> sentences.add(d.sentence()));
        explanation.close(fired, others);
        explanation.unanswered(unanswered);
        if (facts.wasCut()) {
            sentences.add("The case is longer than the policy reads; what is beyond was not judged.");
        }
        return bare.explained(new Verdict.Why(explanation.why, explanation.close, explanation.open, sentences));
    }

    /** Whether every rule that is broken needs the report. Where another one is broken, what is asked holds nothing up. */
    private static boolean areAllAsked(Verdict verdict) {
        return verdict.violations().stream()
                .allMatch(v ->
                        verdict.besides().asks().stream().anyMatch(a -> a.rule().equals(v.id())));
    }

    private static String inWords(Verdict.Ask ask, boolean isFirst) {
        return "Ask " + (ask.whom().equals("target") ? "the target" : "the target's office")
                + (isFirst ? " before anything is removed: " : ": ") + ask.rule() + " needs their own report.";
    }

    private static String inWords(Verdict.Contact c) {
        return "Speak with "
                + (c.whom().equals("target") ? "the target or whoever speaks for them" : "the target's office")
                + " within " + Section.writeSpan(c.within()) + ": what was found, what is done, who answers questions ("
                + String.join(", ", c.rules()) + ").";
    }

    private static String inWords(Verdict.Strikes s) {
        return s.title() + ": strike " + s.total() + " ("
                + (s.earlier() == 0 ? "none before" : s.earlier() + " before")
                + s.expire().map(d -> ", each counts " + Section.writeSpan(d)).orElse("") + "), so "
                + s.action().orElse("nothing more") + ".";
    }

    private void fired(Rule rule) {
        List<Verdict.Told> told = new ArrayList<>();
        for (Mention mention : rule.when().mentions()) {
            mention.show(facts).ifPresent(words -> told.add(new Verdict.Told(mention.name(), words)));
        }
        List<String> shown = told.stream()
                .limit(MOST_FACTS)
                .map(Verdict.Told::words)
                .collect(Collectors.toCollection(ArrayList::new));
        for (String terms : rule.when().termsFound(facts)) {
            told.add(new Verdict.Told(terms.replaceAll(" \\([0-9]+\\)$", ""), terms));
            shown.add(terms);
        }
        String because = String.join("; ", shown);
        why.add(new Verdict.Reasoned(rule.id(), told));
        sentences.add(rule.title() + " (" + rule.id() + ", " + rule.severity() + ")"
                + (because.isEmpty() ? "" : ": " + because) + ".");
    }

    /** A rule of a category that has fired already tells nothing new by coming close. */
    private void close(List<Rule> fired, List<Rule> others) {
        Set<String> told = new HashSet<>();
        fired.forEach(rule -> told.add(rule.category().id()));
        for (Rule rule : others) {
            if (close.size() < MOST_CLOSE && !told.contains(rule.category().id())) {
                rule.when().shortfall(facts).ifPresent(shortfall -> {
                    told.add(rule.category().id());
                    List<Verdict.Told> missing = shortfall.stream()
                            .map(s -> new Verdict.Told(s.of().name(), s.toText()))
                            .toList();
                    close.add(new Verdict.Reasoned(rule.id(), missing));
                    sentences.add("Close to " + rule.id() + ": "
                            + missing.stream().map(Verdict.Told::words).collect(Collectors.joining("; ")) + ".");
                });
            }
        }
    }

    private void unanswered(List<Rule> rules) {
        for (Rule rule : rules) {
            List<String> absent = rule.when().mentions().stream()
                    .filter(m -> !m.isKnown(facts))
                    .map(Mention::name)
                    .toList();
            open.add(new Verdict.Reasoned(
                    rule.id(),
                    absent.stream().map(name -> new Verdict.Told(name, name)).toList()));
            if (open.size() <= MOST_UNANSWERED) {
                sentences.add("Not answered: " + rule.id()
                        + (absent.isEmpty()
                                ? " has a calculation without a result for this case."
                                : " needs " + String.join(", ", absent) + ", which the case does not tell."));
            }
        }
        if (rules.size() > MOST_UNANSWERED) {
            sentences.add("Not answered, too: " + (rules.size() - MOST_UNANSWERED) + " more rules.");
        }
    }
}

package casebell.policy;

import casebell.policy.condition.Condition;
import casebell.policy.facts.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An exception that a bundle knows: a post that breaks a rule may stay up, under a notice, when the public should see it.
 *
 * @param id as the record names it
 * @param title a few words for people
 * @param speaker whose posts it can cover
 * @param ban what it never or hardly ever covers
 * @param factors what speaks for and against it
 * @param terms what comes with it
 */
record Exemption(String id, String title, Speaker speaker, Ban ban, List<Factor> factors, Terms terms) {
    Exemption {
        factors = List.copyOf(factors);
    }

    /**
     * Whose posts it can cover.
     *
     * @param gate what must be so before anything is asked, such as the kind of case; empty for every case
     * @param criteria all must be met; at least one
     * @param likened who might be thought to have it and is told that they do not; empty for nobody
     */
    record Speaker(Optional<Condition> gate, List<Named> criteria, Optional<Condition> likened) {
        Speaker {
            criteria = List.copyOf(criteria);
        }
    }

    /** A condition with a few words for people. */
    record Named(String title, Condition when) {}

    /** Something that speaks for or against. */
    record Factor(Named what, boolean speaksFor) {}

    /**
     * What it never or hardly ever covers.
     *
     * @param never categories of violations for which it is impossible, whoever speaks
     * @param unlikely categories for which it is unlikely
     */
    record Ban(Set<String> never, Set<String> unlikely) {
        Ban {
            never = Set.copyOf(never);
            unlikely = Set.copyOf(unlikely);
        }
    }

    /**
     * What comes with it.
     *
     * @param decidedBy roles of which an approver must hold one
     * @param notice the text that readers see before the post
     * @param limits actions that come with the notice
     * @param reviewAfter when the decision is looked at again
     */
    record Terms(
            List<String> decidedBy,
            Optional<Notice> notice,
            List<Planned.Fixed> limits,
            Optional<Duration> reviewAfter) {
        Terms {
            decidedBy = List.copyOf(decidedBy);
            limits = List.copyOf(limits);
        }
    }

    /**
     * What can be said about it for these fired rules, at least one; empty when the speaker has nothing to do with it. Each criterion is asked at most once. The first
     * that is not met ends it, unless the verdict tells the speaker that they do not have it: then all are told, and so all are asked.
     */
    Optional<Verdict.Weighed> weigh(List<Rule> fired, Facts facts) {
        if (speaker.gate().isPresent() && !holds(speaker.gate().get(), facts)) {
            return Optional.empty();
        }
        List<Verdict.Criterion> criteria = new ArrayList<>(speaker.criteria().size());
        boolean isMet = true;
        for (Named criterion : speaker.criteria()) {
            Condition.Answer answer = criterion.when().ask(facts);
            if (isMet && answer != Condition.Answer.YES) {
                isMet = false;
                if (!isToldThatItIsNot(fired, facts)) {
                    return Optional.empty();
                }
            }
            criteria.add(new Verdict.Criterion(criterion.title(), answer.word()));
        }
        return Optional.of(isMet ? eligible(broken(fired), criteria, facts) : notEligible(criteria));
    }

    /** Whether somebody might think that the speaker has it, and it matters, because a rule is broken. */
    private boolean isToldThatItIsNot(List<Rule> fired, Facts facts) {
        return fired.stream().anyMatch(rule -> rule.category().isViolation())
                && speaker.likened().filter(c -> holds(c, facts)).isPresent();
    }

    /** What is broken, each category once, the most severe first. */
    private static List<Vocabulary.Category> broken(List<Rule> fired) {
        List<Vocabulary.Category> broken = new ArrayList<>();
        for (Rule rule : fired) {
            if (rule.category().isViolation() && !broken.contains(rule.category())) {
                broken.add(rule.category());
            }
        }
        return broken;
    }

    private Verdict.Weighed notEligible(List<Verdict.Criterion> criteria) {
        String missing = criteria.stream()
                .filter(c -> !c.answer().equals("yes"))
                .map(c -> "\"" + c.title() + "\" is " + (c.answer().equals("no") ? "not so" : "not known"))
                .collect(Collectors.joining(", "));
        return new Verdict.Weighed(
                id,
                Verdict.Outlook.NOT_ELIGIBLE,
                title + ": none, however many follow the account; " + missing + ".",
                criteria,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private Verdict.Weighed eligible(List<Vocabulary.Category> broken, List<Verdict.Criterion> criteria, Facts facts) {
        if (broken.isEmpty()) {
            return new Verdict.Weighed(
                    id,
                    Verdict.Outlook.NOT_NEEDED,
                    title + ": not needed; no rule is broken, and what the post sets off can be treated.",
                    criteria,
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
        List<Verdict.Factor> weighed = factors.stream()
                .filter(f -> holds(f.what().when(), facts))
                .map(f -> new Verdict.Factor(f.what().title(), f.speaksFor()))
                .toList();
        Optional<Vocabulary.Category> impossible = first(broken, ban.never());
        if (impossible.isPresent()) {
            String words =
                    title + ": impossible: \"" + impossible.get().title() + "\" is never excepted, whoever speaks.";
            return new Verdict.Weighed(
                    id,
                    Verdict.Outlook.IMPOSSIBLE,
                    words,
                    criteria,
                    weighed,
                    impossible.map(Vocabulary.Category::id),
                    Optional.empty());
        }
        Optional<Vocabulary.Category> unlikely = first(broken, ban.unlikely());
        String decide = String.join(" or ", terms.decidedBy()) + " decides between removal and a notice";
        String words =
                unlikely.map(c -> ": unlikely for \"" + c.title() + "\"; ").orElse(": arguable; ");
        return new Verdict.Weighed(
                id,
                unlikely.isPresent() ? Verdict.Outlook.UNLIKELY : Verdict.Outlook.ARGUABLE,
                title + words + decide + "." + inWords(weighed, true) + inWords(weighed, false),
                criteria,
                weighed,
                unlikely.map(Vocabulary.Category::id),
                Optional.of(told(facts)));
    }

    private Verdict.Terms told(Facts facts) {
        Optional<String> language = facts.text("content.language");
        return new Verdict.Terms(
                terms.decidedBy(),
                terms.notice().map(n -> n.in(language)),
                terms.limits().stream().map(l -> l.kind().name()).toList(),
                terms.reviewAfter(),
                terms.reviewAfter().map(after -> later(facts.now(), after)));
    }

    /** The last moment there is, for a moment of judging just before it. */
    private static Instant later(Instant now, Duration after) {
        return now.isAfter(Instant.MAX.minus(after)) ? Instant.MAX : now.plus(after);
    }

    private static String inWords(List<Verdict.Factor> factors, boolean speaksFor) {
        String words = factors.stream()
                .filter(f -> f.speaksFor() == speaksFor)
                .map(Verdict.Factor::title)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : (speaksFor ? " For it: " : " Against it: ") + words + ".";
    }

    private static boolean holds(Condition condition, Facts facts) {
        return condition.ask(facts) == Condition.Answer.YES;
    }

    private static Optional<Vocabulary.Category> first(List<Vocabulary.Category> broken, Set<String> ids) {
        return broken.stream().filter(c -> ids.contains(c.id())).findFirst();
    }
}

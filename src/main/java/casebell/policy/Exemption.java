package casebell.policy;

import casebell.policy.condition.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An exception that a bundle knows: a post that breaks a rule may stay up, under a notice, when the public should see it.
 *
 * @param id as the record names it
 * @param title a few words for people
 * @param speaker whose posts it can cover
 * @param never categories of violations for which it is impossible, whoever speaks
 * @param unlikely categories for which it is unlikely
 * @param decidedBy roles of which an approver must hold one
 * @param notice the text that readers see before the post
 * @param limits actions that come with the notice
 * @param reviewAfter when the decision is looked at again
 */
record Exemption(
        String id,
        String title,
        Condition speaker,
        Set<String> never,
        Set<String> unlikely,
        List<String> decidedBy,
        Optional<String> notice,
        List<String> limits,
        Optional<Duration> reviewAfter) {
    Exemption {
        never = Set.copyOf(never);
        unlikely = Set.copyOf(unlikely);
        decidedBy = List.copyOf(decidedBy);
        limits = List.copyOf(limits);
    }

    /** What can be said about it for these fired rules, at least one. */
    Verdict.Weighed weigh(List<Rule> fired) {
        List<Vocabulary.Category> broken = new ArrayList<>();
        for (Rule rule : fired) {
            if (rule.category().isViolation() && !broken.contains(rule.category())) {
                broken.add(rule.category());
            }
        }
        if (broken.isEmpty()) {
            return weighed(
                    Verdict.Outlook.NOT_NEEDED,
                    "not needed; no rule is broken, and what the post sets off can be treated");
        }
        Optional<Vocabulary.Category> impossible = first(broken, never);
        if (impossible.isPresent()) {
            return weighed(
                    Verdict.Outlook.IMPOSSIBLE,
                    "impossible: \"" + impossible.get().title() + "\" is never excepted, whoever speaks");
        }
        String decide = String.join(" or ", decidedBy) + " decides between removal and a notice";
        return first(broken, unlikely)
                .map(c -> weighed(Verdict.Outlook.UNLIKELY, "unlikely for \"" + c.title() + "\"; " + decide))
                .orElseGet(() -> weighed(Verdict.Outlook.ARGUABLE, "arguable; " + decide));
    }

    private Verdict.Weighed weighed(Verdict.Outlook outlook, String words) {
        boolean canBeMade = outlook == Verdict.Outlook.ARGUABLE || outlook == Verdict.Outlook.UNLIKELY;
        return new Verdict.Weighed(id, outlook, title + ": " + words + ".", canBeMade ? reviewAfter : Optional.empty());
    }

    private static Optional<Vocabulary.Category> first(List<Vocabulary.Category> broken, Set<String> ids) {
        return broken.stream().filter(c -> ids.contains(c.id())).findFirst();
    }
}

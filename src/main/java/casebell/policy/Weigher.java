package casebell.policy;

import casebell.policy.condition.Condition;
import casebell.policy.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Weighs one exception of a bundle, case by case. What it finds depends on few things, so that it says most of it once. Safe for many threads. */
final class Weigher {
    private static final int MOST_KNOWN = 500;

    private final Exemption exemption;
    private final RuleTable table;
    private final long[] violating;
    /** One bit for each rule of a category for which it is impossible. */
    private final long[] never;
    /** One bit for each rule of a category for which it is unlikely. */
    private final long[] unlikely;

    private final Map<Grounds, Weighed> known = new ConcurrentHashMap<>();

    Weigher(Exemption exemption, RuleTable table) {
        this.exemption = exemption;
        this.table = table;
        violating = table.marked(r -> r.category().isViolation());
        never = table.marked(r -> isAmong(r, exemption.ban().never()));
        unlikely = table.marked(r -> isAmong(r, exemption.ban().unlikely()));
    }

    private static boolean isAmong(Rule rule, Set<String> categories) {
        return rule.category().isViolation()
                && categories.contains(rule.category().id());
    }

    /**
     * What a finding depends on.
     *
     * @param met one bit for each criterion that is met
     * @param unknown one bit for each criterion of which it is not known
     * @param isBroken whether a rule is broken
     * @param barring the rule whose category makes it impossible, or else unlikely; negative when there is none
     * @param factors one bit for each that holds
     * @param notice which text of the notice
     */
    private record Grounds(long met, long unknown, boolean isBroken, int barring, long factors, int notice) {}

    /**
     * What can be said about it when these rules fired, at least one; empty when the speaker has nothing to do with it. Each criterion is asked at most once. The first
     * that is not met ends it, unless the verdict tells the speaker that they do not have it: then all are told, and so all are asked.
     */
    Optional<Weighed> weigh(long[] fired, Facts facts) {
        Exemption.Speaker speaker = exemption.speaker();
        if (speaker.gate().isPresent() && !holds(speaker.gate().get(), facts)) {
            return Optional.empty();
        }
        boolean isBroken = table.first(fired, violating) != RuleTable.NONE;
        boolean isMet = true;
        long met = 0;
        long unknown = 0;
        List<Exemption.Named> criteria = speaker.criteria();
        for (int i = 0; i < criteria.size(); i++) {
            Condition.Answer answer = criteria.get(i).when().ask(facts);
            if (isMet && answer != Condition.Answer.YES) {
                isMet = false;
                // somebody might think that the speaker has it, and it matters
                if (!isBroken || speaker.likened().filter(c -> holds(c, facts)).isEmpty()) {
                    return Optional.empty();
                }
            }
            met |= answer == Condition.Answer.YES ? 1L << i : 0;
            unknown |= answer == Condition.Answer.UNKNOWN ? 1L << i : 0;
        }
        Grounds grounds = isMet && isBroken
                ? grounds(met, fired, facts)
                : new Grounds(met, unknown, isBroken, RuleTable.NONE, 0, 0);
        return Optional.of(found(grounds).at(facts.now()));
    }

    private Grounds grounds(long met, long[] fired, Facts facts) {
        int impossible = table.first(fired, never);
        int barring = impossible != RuleTable.NONE ? impossible : table.first(fired, unlikely);
        long factors = 0;
        for (int i = 0; i < exemption.factors().size(); i++) {
            factors |= holds(exemption.factors().get(i).what().when(), facts) ? 1L << i : 0;
        }
        int notice = exemption.terms().notice().isPresent()
                ? exemption.terms().notice().get().choose(facts.text("content.language"))
                : 0;
        return new Grounds(met, 0, true, barring, factors, notice);
    }

    private Weighed found(Grounds grounds) {
        Weighed weighed = known.get(grounds);
        if (weighed == null) {
            weighed = new Weighed(finding(grounds));
            if (known.size() < MOST_KNOWN) {
                known.put(grounds, weighed);
            }
        }
        return weighed;
    }

    private Weighed.Finding finding(Grounds grounds) {
        List<Verdict.Criterion> criteria = new ArrayList<>();
        boolean isMet = true;
        for (int i = 0; i < exemption.speaker().criteria().size(); i++) {
            boolean isThisMet = (grounds.met() & 1L << i) != 0;
            Condition.Answer answer = isThisMet
                    ? Condition.Answer.YES
                    : (grounds.unknown() & 1L << i) != 0 ? Condition.Answer.UNKNOWN : Condition.Answer.NO;
            criteria.add(
                    new Verdict.Criterion(exemption.speaker().criteria().get(i).title(), answer.word()));
            isMet &= isThisMet;
        }
        if (!isMet) {
            return noted(Verdict.Outlook.NOT_ELIGIBLE, notEligible(criteria), criteria);
        }
        if (!grounds.isBroken()) {
            return noted(
                    Verdict.Outlook.NOT_NEEDED,
                    ": not needed; no rule is broken, and what the post sets off can be treated.",
                    criteria);
        }
        return eligible(grounds, criteria);
    }

    private Weighed.Finding noted(Verdict.Outlook outlook, String words, List<Verdict.Criterion> criteria) {
        return new Weighed.Finding(
                exemption.id(),
                outlook,
                exemption.title() + words,
                criteria,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static String notEligible(List<Verdict.Criterion> criteria) {
        String missing = criteria.stream()
                .filter(c -> !c.answer().equals("yes"))
                .map(c -> "\"" + c.title() + "\" is " + (c.answer().equals("no") ? "not so" : "not known"))
                .collect(Collectors.joining(", "));
        return ": none, however many follow the account; " + missing + ".";
    }

    private Weighed.Finding eligible(Grounds grounds, List<Verdict.Criterion> criteria) {
        List<Verdict.Factor> weighed = new ArrayList<>();
        for (int i = 0; i < exemption.factors().size(); i++) {
            if ((grounds.factors() & 1L << i) != 0) {
                Exemption.Factor factor = exemption.factors().get(i);
                weighed.add(new Verdict.Factor(factor.what().title(), factor.speaksFor()));
            }
        }
        Optional<Vocabulary.Category> barring = grounds.barring() == RuleTable.NONE
                ? Optional.empty()
                : Optional.of(table.rule(grounds.barring()).category());
        Optional<String> barredBy = barring.map(Vocabulary.Category::id);
        if (barredBy.filter(exemption.ban().never()::contains).isPresent()) {
            String words = ": impossible: \"" + barring.orElseThrow().title() + "\" is never excepted, whoever speaks.";
            return new Weighed.Finding(
                    exemption.id(),
                    Verdict.Outlook.IMPOSSIBLE,
                    exemption.title() + words,
                    criteria,
                    weighed,
                    barredBy,
                    Optional.empty());
        }
        String decide = String.join(" or ", exemption.terms().decidedBy()) + " decides between removal and a notice";
        String words =
                barring.map(c -> ": unlikely for \"" + c.title() + "\"; ").orElse(": arguable; ");
        return new Weighed.Finding(
                exemption.id(),
                barring.isPresent() ? Verdict.Outlook.UNLIKELY : Verdict.Outlook.ARGUABLE,
                exemption.title() + words + decide + "." + inWords(weighed, true) + inWords(weighed, false),
                criteria,
                weighed,
                barredBy,
                Optional.of(terms(grounds.notice())));
    }

    private Verdict.Terms terms(int notice) {
        Exemption.Terms terms = exemption.terms();
        return new Verdict.Terms(
                terms.decidedBy(),
                terms.notice().map(n -> n.texts().get(notice).words()),
                terms.limits().stream().map(l -> l.kind().name()).toList(),
                terms.reviewAfter());
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

    /** The notice and the limits, when it can be made. */
    Exemption exemption() {
        return exemption;
    }
}

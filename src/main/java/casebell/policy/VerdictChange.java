package casebell.policy;

import casebell.policy.text.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How two verdicts on the same case differ, as far as it changes what people do; the wording of explanations does not count.
 *
 * @param gained ids of rules that fire in the second one only
 * @param lost ids of rules that fire in the first one only
 * @param words one entry for each thing that changed, {@code severity high -> medium}
 */
public record VerdictChange(Set<String> gained, Set<String> lost, List<String> words) {
    public VerdictChange {
        gained = Set.copyOf(gained);
        lost = Set.copyOf(lost);
        words = List.copyOf(words);
    }

    /** The differences. */
    public static VerdictChange between(Verdict before, Verdict after) {
        Set<String> gained = ids(after);
        gained.removeAll(ids(before));
        Set<String> lost = ids(before);
        lost.removeAll(ids(after));
        List<String> words = new ArrayList<>();
        gained.forEach(id -> words.add("fires now: " + id));
        lost.forEach(id -> words.add("fires no more: " + id));
        add(words, "severity", before.severity(), after.severity());
        add(words, "action", first(before), first(after));
        add(words, "offers", offers(before), offers(after));
        add(words, "approvals", String.valueOf(before.approvals()), String.valueOf(after.approvals()));
        add(words, "seniors", VerdictText.listed(before.seniors()), VerdictText.listed(after.seniors()));
        add(words, "decide within", span(before.decideWithin()), span(after.decideWithin()));
        add(words, "escalation", ladder(before), ladder(after));
        add(words, "exception", outlook(before), outlook(after));
        add(words, "post", post(before), post(after));
        add(words, "asks", asks(before), asks(after));
        add(words, "contact", contact(before), contact(after));
        add(words, "duties", duties(before), duties(after));
        add(words, "strikes", strikes(before), strikes(after));
        return new VerdictChange(gained, lost, words);
    }

    /** Whether nothing changed. */
    public boolean isNone() {
        return words.isEmpty();
    }

    private static void add(List<String> words, String what, String before, String after) {
        if (!Objects.equals(before, after)) {
            words.add(what + " " + before + " -> " + after);
        }
    }

    private static Set<String> ids(Verdict verdict) {
        return verdict.fired().stream().map(Fired::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String first(Verdict verdict) {
        return verdict.actions().stream().findFirst().map(VerdictChange::action).orElse("none");
    }

    private static String offers(Verdict verdict) {
        return VerdictText.listed(
                verdict.actions().stream().skip(1).map(VerdictChange::action).toList());
    }

    private static String ladder(Verdict verdict) {
        return verdict.escalation()
                .map(e -> e.ladder() + " within " + Section.writeSpan(e.answerWithin()))
                .orElse("none");
    }

    private static String outlook(Verdict verdict) {
        return verdict.exception().map(e -> e.outlook().word()).orElse("none");
    }

    /** The words of a notice are not compared: they follow the language of the post. */
    private static String action(Verdict.Action action) {
        return action.name()
                + action.lasts().map(d -> " for " + Section.writeSpan(d)).orElse("")
                + action.notice().map(n -> " with notice " + n.id()).orElse("");
    }

    private static String post(Verdict verdict) {
        return verdict.besides().doesPostStay() ? "stays" : "not said to stay";
    }

    private static String asks(Verdict verdict) {
        return VerdictText.listed(verdict.besides().asks().stream()
                .map(Verdict.Ask::whom)
                .distinct()
                .toList());
    }

    private static String contact(Verdict verdict) {
        return verdict.besides()
                .contact()
                .map(c -> c.whom() + " within " + Section.writeSpan(c.within()))
                .orElse("none");
    }

    private static String duties(Verdict verdict) {
        return VerdictText.listed(
                verdict.besides().duties().stream().map(Verdict.Owed::duty).toList());
    }

    private static String strikes(Verdict verdict) {
        return VerdictText.listed(verdict.besides().strikes().stream()
                .map(s -> s.ladder() + " " + s.total())
                .toList());
    }

    private static String span(Optional<Duration> span) {
        return span.map(Section::writeSpan).orElse("none");
    }
}

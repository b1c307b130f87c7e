package casebell.policy;

import casebell.policy.facts.Facts;
import casebell.policy.text.Findings;
import casebell.policy.text.Place;
import casebell.policy.text.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A test of a bundle: facts, and what the verdict must say about them. What it does not speak of may be anything.
 *
 * @param name what it shows, a sentence
 * @param expected at least one
 * @param findings of the file it stands in, where differences go
 */
record BundleTest(String name, Facts facts, List<Expected> expected, Findings findings) {
    BundleTest {
        expected = List.copyOf(expected);
    }

    /**
     * One thing that must be so.
     *
     * @param key {@code rules not severity action offers approvals seniors decide-within escalation exception post asks contact duties strikes}
     * @param place where it stands
     * @param values the words; none for {@code none}
     */
    record Expected(String key, Place place, List<String> values) {
        Expected {
            values = List.copyOf(values);
        }
    }

    /** Decides, without an explanation, which no test speaks of; every difference goes to the findings. */
    Verdict run(Policy policy) {
        Verdict verdict = policy.decide(facts);
        for (Expected each : expected) {
            Collection<String> found = found(each.key(), verdict);
            if (!fits(each, found)) {
                findings.mistake(
                        each.place(),
                        "test '" + name + "', " + each.key(),
                        VerdictText.listed(found) + because(each, verdict),
                        (each.key().equals("offers")
                                        ? "among them "
                                        : each.key().equals("not") ? "none of " : "")
                                + VerdictText.listed(each.values()));
            }
        }
        return verdict;
    }

    private static boolean fits(Expected expected, Collection<String> found) {
        return switch (expected.key()) {
            case "rules", "seniors", "duties" -> new TreeSet<>(expected.values()).equals(new TreeSet<>(found));
            case "not" -> expected.values().stream().noneMatch(found::contains);
            case "offers" -> found.containsAll(expected.values());
            default -> expected.values().equals(new ArrayList<>(found));
        };
    }

    private static Collection<String> found(String key, Verdict verdict) {
        return switch (key) {
            case "rules", "not" -> verdict.fired().stream().map(Fired::id).toList();
            case "severity" -> List.of(verdict.severity());
            case "action" ->
                verdict.actions().stream().map(Verdict.Action::name).limit(1).toList();
            case "offers" ->
                verdict.actions().stream().map(Verdict.Action::name).skip(1).toList();
            case "approvals" -> List.of(String.valueOf(verdict.approvals()));
            case "seniors" -> verdict.seniors();
            case "decide-within" -> spans(verdict.decideWithin().stream().toList());
            case "escalation" ->
                verdict.escalation().stream().map(Verdict.Escalation::ladder).toList();
            case "exception" ->
                verdict.exception().stream().map(e -> e.outlook().word()).toList();
            case "asks" ->
                verdict.besides().asks().stream()
                        .map(Verdict.Ask::whom)
                        .distinct()
                        .toList();
            case "post" -> verdict.besides().doesPostStay() ? List.of("stays") : List.of();
            case "contact" ->
                verdict.besides().contact().stream().map(Verdict.Contact::whom).toList();
            case "duties" ->
                verdict.besides().duties().stream().map(Verdict.Owed::duty).toList();
            case "strikes" ->
                verdict.besides().strikes().stream()
                        .map(s -> String.valueOf(s.total()))
                        .toList();
            default -> throw new IllegalStateException("No such expectation: " + key);
        };
    }

    private static List<String> spans(List<Duration> spans) {
        return spans.stream().map(Section::writeSpan).toList();
    }

    /** Where the rules are not what differs, they tell why something else does. */
    private static String because(Expected expected, Verdict verdict) {
        if (expected.key().equals("rules") || expected.key().equals("not")) {
            return "";
        }
        List<String> rules = verdict.fired().stream().map(Fired::id).toList();
        return rules.isEmpty() ? " (no rule fires)" : " (rules: " + String.join(", ", rules) + ")";
    }
}

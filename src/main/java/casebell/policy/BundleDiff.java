package casebell.policy;

import casebell.policy.text.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a change of a bundle means: which rules and exceptions came, went or say something else, in words for the people who answer for it. Comments,
 * line breaks and the order of files mean nothing.
 */
public final class BundleDiff {
    private final List<String> lines = new ArrayList<>();

    private BundleDiff() {}

    /** One line for each difference; empty when both say the same. */
    public static List<String> between(Policy before, Policy after) {
        BundleDiff diff = new BundleDiff();
        diff.compare("rule", texts(before.rules()), texts(after.rules()));
        diff.compare("exception", exemptions(before), exemptions(after));
        diff.compareOrder(before, after);
        return List.copyOf(diff.lines);
    }

    private void compare(String kind, Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            Map<String, String> was = before.get(id);
            Map<String, String> is = after.get(id);
            if (was == null && is != null) {
                lines.add("+ " + kind + " " + id + told(is));
            } else if (is == null && was != null) {
                lines.add("- " + kind + " " + id + told(was));
            } else if (was != null && is != null) {
                is.forEach((key, value) -> {
                    String old = String.valueOf(was.get(key));
                    if (!old.equals(value)) {
                        lines.add("~ " + kind + " " + id + ": " + key + " " + old + " -> " + value);
                    }
                });
            }
        }
    }

    private static String told(Map<String, String> texts) {
        String severity = texts.get("severity");
        return (severity == null ? "" : " (" + severity + ")") + ": " + texts.get("title");
    }

    /** Of two equally severe rules the first gives reason and action, so their order has a meaning. */
    private void compareOrder(Policy before, Policy after) {
        for (String severity : Vocabulary.SEVERITIES) {
            List<String> was = ids(before, severity);
            List<String> is = ids(after, severity);
            List<String> both = was.stream().filter(is::contains).toList();
            List<String> now = is.stream().filter(was::contains).toList();
            if (!both.equals(now)) {
                lines.add("~ order of the rules of " + severity + " severity: " + String.join(", ", both) + " -> "
                        + String.join(", ", now));
            }
        }
    }

    private static List<String> ids(Policy policy, String severity) {
        return policy.rules().stream()
                .filter(r -> r.severity().equals(severity))
                .map(Rule::id)
                .toList();
    }

    private static Map<String, Map<String, String>> texts(List<Rule> rules) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        for (Rule rule : rules) {
            Map<String, String> text = new LinkedHashMap<>();
            text.put("title", quoted(rule.title()));
            text.put("category", rule.category().id() + (rule.category().isViolation() ? "" : " (no violation)"));
            text.put("severity", rule.severity());
            text.put("condition", oneLine(rule.when().toString()));
            text.put("terms", VerdictText.listed(rule.when().termLists()));
            text.put("actions", rule.actions().stream().map(VerdictText::action).collect(Collectors.joining(", ")));
            text.put("approvals", String.valueOf(rule.approvals()));
            text.put("seniors", VerdictText.listed(rule.seniors()));
            text.put(
                    "decide-within", rule.decideWithin().map(Section::writeSpan).orElse("none"));
            text.put("escalation", rule.escalation().map(BundleDiff::escalation).orElse("none"));
            text.put("source", rule.source().map(BundleDiff::quoted).orElse("none"));
            texts.put(rule.id(), text);
        }
        return texts;
    }

    private static Map<String, Map<String, String>> exemptions(Policy policy) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        for (Exemption exemption : policy.exemptions()) {
            Map<String, String> text = new LinkedHashMap<>();
            text.put("title", quoted(exemption.title()));
            text.put("speaker", oneLine(exemption.speaker().toString()));
            text.put(
                    "never",
                    VerdictText.listed(exemption.never().stream().sorted().toList()));
            text.put(
                    "unlikely",
                    VerdictText.listed(exemption.unlikely().stream().sorted().toList()));
            text.put("decided-by", VerdictText.listed(exemption.decidedBy()));
            text.put("notice", exemption.notice().map(BundleDiff::quoted).orElse("none"));
            text.put("limits", VerdictText.listed(exemption.limits()));
            text.put(
                    "review-after",
                    exemption.reviewAfter().map(Section::writeSpan).orElse("none"));
            texts.put(exemption.id(), text);
        }
        return texts;
    }

    private static String escalation(Verdict.Escalation e) {
        return e.ladder() + " within " + Section.writeSpan(e.answerWithin()) + ": " + quoted(e.asked());
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}

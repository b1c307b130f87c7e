package casebell.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a change of a bundle means: which rules, exceptions, notices, actions and ladders came, went or say something else, in words for the people who
 * answer for it. Comments, line breaks and the order of files mean nothing.
 */
public final class BundleDiff {
    private final List<String> lines = new ArrayList<>();

    private BundleDiff() {}

    /** One line for each difference; empty when both say the same. */
    public static List<String> between(Policy before, Policy after) {
        return between(before.meaning(), after.meaning());
    }

    /** The same of what was written down of them. */
    public static List<String> between(BundleMeaning before, BundleMeaning after) {
        BundleDiff diff = new BundleDiff();
        BundleMeaning.KINDS.forEach(kind -> diff.compare(kind, before.of(kind), after.of(kind)));
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
                    String old = was.getOrDefault(key, "none");
                    if (!old.equals(value)) {
                        lines.add("~ " + kind + " " + id + ": " + key + " " + old + " -> " + value);
                    }
                });
            }
        }
    }

    private static String told(Map<String, String> texts) {
        String severity = texts.get("severity");
        String title = texts.get("title");
        return (severity == null ? "" : " (" + severity + ")") + (title == null ? "" : ": " + title);
    }

    /** Of two equally severe rules the first gives reason and action, so their order has a meaning. */
    private void compareOrder(BundleMeaning before, BundleMeaning after) {
        for (String severity : Vocabulary.SEVERITIES) {
            List<String> was = before.order(severity);
            List<String> is = after.order(severity);
            List<String> both = was.stream().filter(is::contains).toList();
            List<String> now = is.stream().filter(was::contains).toList();
            if (!both.equals(now)) {
                lines.add("~ order of the rules of " + severity + " severity: " + String.join(", ", both) + " -> "
                        + String.join(", ", now));
            }
        }
    }
}

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
    /** The longest two texts together that are told whole. */
    private static final int SHORT = 200;

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
                        lines.add("~ " + kind + " " + id + ": " + key + " " + change(old, value));
                    }
                });
            }
        }
    }

    /** Of two long texts only what differs: nobody finds one changed word among two hundred. */
    private static String change(String old, String value) {
        if (old.length() + value.length() <= SHORT) {
            return old + " -> " + value;
        }
        int least = Math.min(old.length(), value.length());
        int begin = 0;
        while (begin < least && old.charAt(begin) == value.charAt(begin)) {
            begin++;
        }
        begin = begin == least ? begin : beginning(old, begin);
        int end = 0;
        while (end < least - begin && old.charAt(old.length() - 1 - end) == value.charAt(value.length() - 1 - end)) {
            end++;
        }
        int space = old.indexOf(' ', old.length() - end);
        end = end == least - begin || space < 0 ? end : old.length() - space - 1;
        String was = bare(old.substring(begin, old.length() - end));
        String is = bare(value.substring(begin, value.length() - end));
        if (is.isEmpty()) {
            return "no more: " + was;
        }
        return was.isEmpty() ? "now also: " + is : "... " + was + " ... -> ... " + is + " ...";
    }

    /** Where the entry of a list, or the part of a condition, begins in which the texts begin to differ; else the word. */
    private static int beginning(String text, int difference) {
        int begin = 0;
        for (String sign : List.of(", ", "; ", " && ", " || ")) {
            int at = text.lastIndexOf(sign, difference - sign.length());
            begin = at < 0 ? begin : Math.max(begin, at + sign.length());
        }
        return begin > 0 ? begin : text.lastIndexOf(' ', difference) + 1;
    }

    /** Without the signs that part it from its neighbours. */
    private static String bare(String part) {
        return part.replaceAll("^[,; ]+|[,; ]+$", "");
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

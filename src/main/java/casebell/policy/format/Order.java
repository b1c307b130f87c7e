package casebell.policy.format;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** In which order keys stand. */
final class Order {
    private static final List<String> TOP = List.of(
            "name",
            "owner",
            "description",
            "categories",
            "actions",
            "ladders",
            "strikes",
            "notices",
            "exceptions",
            "rules",
            "tests");
    private static final Map<String, List<String>> KEYS = Map.of(
            "rules",
            List.of(
                    "id",
                    "title",
                    "category",
                    "severity",
                    "when",
                    "asks-target",
                    "contact-target",
                    "duties",
                    "points",
                    "actions",
                    "approvals",
                    "seniors",
                    "decide-within",
                    "escalate",
                    "source"),
            "exceptions",
            List.of(
                    "id",
                    "title",
                    "gate",
                    "speaker",
                    "criteria",
                    "likened",
                    "never",
                    "unlikely",
                    "factors",
                    "decided-by",
                    "notice",
                    "limits",
                    "review-after",
                    "source"),
            "tests",
            List.of("name", "facts", "expect"));

    private Order() {}

    /** The keys of the file itself. */
    static List<NodeTuple> ofFile(List<NodeTuple> tuples) {
        return sorted(tuples, TOP);
    }

    /** The keys of one item of a list of the file; those of other lists stay where they are. */
    static List<NodeTuple> ofItem(String list, List<NodeTuple> tuples) {
        List<String> order = KEYS.get(list);
        return order == null ? tuples : sorted(tuples, order);
    }

    /** Whether the items of this list of the file are written one key a line. */
    static boolean isOpen(String list) {
        return KEYS.containsKey(list);
    }

    private static List<NodeTuple> sorted(List<NodeTuple> tuples, List<String> order) {
        return tuples.stream()
                .sorted(Comparator.comparingInt(t -> place(t, order)))
                .toList();
    }

    private static int place(NodeTuple tuple, List<String> order) {
        int place = tuple.getKeyNode() instanceof ScalarNode key ? order.indexOf(key.getValue()) : -1;
        return place < 0 ? order.size() : place;
    }
}

package casebell.policy.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes the nodes of one file, with their comments. */
final class Pen {
    private static final int WIDTH = 150;
    private static final int CONDITION_WIDTH = 110;
    private static final int STEP = 2;
    /** Keys whose value is a condition. */
    static final Set<String> CONDITIONS = Set.of("when", "speaker", "gate", "likened");

    private final StringBuilder out = new StringBuilder();

    private Pen() {}

    static String write(MappingNode file) {
        Pen pen = new Pen();
        pen.comments(file.getBlockComments(), 0);
        boolean isFirst = true;
        for (NodeTuple tuple : Order.ofFile(file.getValue())) {
            if (!isFirst && !(tuple.getValueNode() instanceof ScalarNode)) {
                pen.blank();
            }
            isFirst = false;
            pen.section(tuple);
        }
        pen.comments(file.getEndComments(), 0);
        return pen.out.toString();
    }

    private void section(NodeTuple tuple) {
        String key = key(tuple);
        comments(tuple.getKeyNode().getBlockComments(), 0);
        if (tuple.getValueNode() instanceof SequenceNode list && Order.isOpen(key)) {
            line(0, key + ":" + inline(tuple));
            comments(list.getBlockComments(), STEP);
            list.getValue().forEach(item -> item(key, item));
            comments(list.getEndComments(), STEP);
        } else {
            entry(tuple, 0, "", true);
        }
    }

    /** A rule, an exception or a test. */
    private void item(String list, Node item) {
        comments(item.getBlockComments(), STEP);
        if (!(item instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
            block(item, STEP, "- ");
            return;
        }
        // What stands before the item is found at the key that was written first, wherever that key goes.
        Node first = mapping.getValue().get(0).getKeyNode();
        comments(first.getBlockComments(), STEP);
        boolean isFirst = true;
        for (NodeTuple tuple : Order.ofItem(list, mapping.getValue())) {
            if (!tuple.getKeyNode().equals(first)) {
                comments(tuple.getKeyNode().getBlockComments(), isFirst ? STEP : 2 * STEP);
            }
            entry(tuple, isFirst ? STEP : 2 * STEP, isFirst ? "- " : "", false);
            isFirst = false;
        }
        comments(mapping.getEndComments(), 2 * STEP);
    }

    /**
     * A key with its value.
     *
     * @param before what stands before the key on its line
     * @param isOpen whether a group of keys is written one key a line even if it fits on one
     */
    private void entry(NodeTuple tuple, int indent, String before, boolean isOpen) {
        String key = before + key(tuple) + ":";
        Node value = tuple.getValueNode();
        int below = indent + before.length() + STEP;
        if (value instanceof ScalarNode scalar) {
            scalar(key, scalar, CONDITIONS.contains(key(tuple)), indent, below, inline(tuple));
            return;
        }
        Optional<String> flow = isOpen && value instanceof MappingNode ? Optional.empty() : flow(value);
        if (flow.isPresent() && fits(indent, key + " " + flow.get())) {
            line(indent, key + " " + flow.get() + inline(tuple));
            return;
        }
        line(indent, key + inline(tuple));
        comments(value.getBlockComments(), below);
        block(value, below, "");
        comments(value.getEndComments(), below);
    }

    private void block(Node node, int indent, String before) {
        if (node instanceof MappingNode mapping) {
            String lead = before;
            for (NodeTuple tuple : mapping.getValue()) {
                comments(tuple.getKeyNode().getBlockComments(), indent);
                entry(tuple, lead.isEmpty() && !before.isEmpty() ? indent + before.length() : indent, lead, false);
                lead = "";
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                comments(item.getBlockComments(), indent);
                Optional<String> flow = flow(item);
                if (flow.isPresent() && (fits(indent, "- " + flow.get()) || item instanceof ScalarNode)) {
                    line(indent, "- " + flow.get() + inline(item));
                } else {
                    block(item, indent, "- ");
                    comments(item.getEndComments(), indent + STEP);
                }
            }
        } else {
            line(
                    indent,
                    before
                            + Scalars.write(((ScalarNode) node).getValue(), wasText((ScalarNode) node), false)
                            + inline(node));
        }
    }

    private void scalar(String key, ScalarNode value, boolean isCondition, int indent, int below, String inline) {
        if (isEmpty(value)) {
            line(indent, key + inline);
            return;
        }
        String text = isCondition ? ConditionLines.oneLine(value.getValue()) : value.getValue();
        String line = key + " " + Scalars.write(text, wasText(value), false);
        if (isCondition
                && !text.contains("\n")
                && (line.length() > CONDITION_WIDTH || line.length() > key.length() + 1 + text.length())) {
            line(indent, key + " >-" + inline);
            ConditionLines.wrapped(text, CONDITION_WIDTH).forEach(l -> line(below, l));
        } else {
            line(indent, line + inline);
        }
    }

    /** On one line; empty when there is a comment in it, which needs a line of its own. */
    private static Optional<String> flow(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(isEmpty(scalar) ? "null" : Scalars.write(scalar.getValue(), wasText(scalar), true));
        }
        if (hasComments(node.getBlockComments()) || hasComments(node.getEndComments())) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                Optional<String> part = commented(item) ? Optional.empty() : flow(item);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(part.get());
            }
            return Optional.of("[" + String.join(", ", parts) + "]");
        }
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            Node value = tuple.getValueNode();
            Optional<String> part = commented(tuple.getKeyNode()) || commented(value) ? Optional.empty() : flow(value);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(key(tuple) + ": " + condition(tuple, part.get()));
        }
        return Optional.of("{" + String.join(", ", parts) + "}");
    }

    private static String condition(NodeTuple tuple, String written) {
        return CONDITIONS.contains(key(tuple)) && tuple.getValueNode() instanceof ScalarNode scalar
                ? Scalars.write(ConditionLines.oneLine(scalar.getValue()), wasText(scalar), true)
                : written;
    }

    private static boolean commented(Node node) {
        return hasComments(node.getBlockComments())
                || hasComments(node.getInLineComments())
                || hasComments(node.getEndComments());
    }

    private static boolean hasComments(List<CommentLine> comments) {
        return comments != null && comments.stream().anyMatch(c -> c.getCommentType() != CommentType.BLANK_LINE);
    }

    private static String key(NodeTuple tuple) {
        ScalarNode key = (ScalarNode) tuple.getKeyNode();
        return Scalars.write(key.getValue(), wasText(key), true);
    }

    private static boolean wasText(ScalarNode scalar) {
        return scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
    }

    private static boolean isEmpty(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL) && scalar.getValue().isEmpty();
    }

    private static String inline(NodeTuple tuple) {
        return inline(tuple.getKeyNode()) + inline(tuple.getValueNode());
    }

    private static String inline(Node node) {
        StringBuilder text = new StringBuilder();
        if (node.getInLineComments() != null) {
            node.getInLineComments()
                    .forEach(c -> text.append(" #").append(c.getValue().stripTrailing()));
        }
        return text.toString();
    }

    private void comments(List<CommentLine> comments, int indent) {
        if (comments == null) {
            return;
        }
        for (CommentLine comment : comments) {
            if (comment.getCommentType() == CommentType.BLANK_LINE) {
                blank();
            } else {
                line(indent, "#" + comment.getValue().stripTrailing());
            }
        }
    }

    private void blank() {
        if (!out.isEmpty() && !out.toString().endsWith("\n\n")) {
            out.append('\n');
        }
    }

    private void line(int indent, String text) {
        out.append(" ".repeat(indent)).append(text).append('\n');
    }

    private static boolean fits(int indent, String text) {
        return indent + text.length() <= WIDTH;
    }
}

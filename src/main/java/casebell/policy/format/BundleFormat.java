package casebell.policy.format;

import casebell.policy.text.Findings;
import casebell.policy.text.Mistake;
import casebell.policy.text.Node;
import casebell.policy.text.NodeReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/** One file of a bundle in its canonical form. */
public final class BundleFormat {
    private static final int MOST_ROUNDS = 4;

    private BundleFormat() {}

    /** What came of formatting. */
    public sealed interface Formatted {
        /** The canonical form; equal to what was given when that is canonical. */
        record Text(String text) implements Formatted {}

        /** What is wrong with the file; never empty. */
        record Refused(List<Mistake> mistakes) implements Formatted {
            public Refused {
                mistakes = List.copyOf(mistakes);
            }
        }

        /** The file says something that the canonical form would lose. */
        record Kept(String why) implements Formatted {}
    }

    /**
     * Formats a file.
     *
     * @param file its name, for mistakes
     */
    public static Formatted format(String file, String text) {
        Formatted formatted = once(file, text);
        String before = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!(formatted instanceof Formatted.Text now) || now.text().equals(before)) {
                return formatted;
            }
            before = now.text();
            formatted = once(file, before);
        }
        return new Formatted.Kept("it would be written otherwise each time");
    }

    private static Formatted once(String file, String text) {
        Findings findings = new Findings(file, text);
        Optional<Node.Mapping> read = NodeReader.read(findings);
        if (read.isEmpty() || !findings.areClean()) {
            return new Formatted.Refused(findings.mistakes());
        }
        String written;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setProcessComments(true);
            org.yaml.snakeyaml.nodes.Node node = new Yaml(options).compose(new StringReader(text));
            if (!(node instanceof MappingNode mapping)) {
                return new Formatted.Kept("it is not a group of keys");
            }
            written = Pen.write(mapping);
        } catch (YAMLException | ClassCastException e) {
            // SnakeYAML casts the comment of a list or group in brackets to a value
            return new Formatted.Kept(
                    "a comment stands within brackets or where it cannot be followed; put it on a line of its own before the entry");
        }
        Findings again = new Findings(file, written);
        Optional<Node.Mapping> reread = NodeReader.read(again);
        if (reread.isEmpty() || !again.areClean() || !said(read.get()).equals(said(reread.get()))) {
            return new Formatted.Kept("its canonical form would not say the same");
        }
        return comments(text).equals(comments(written))
                ? new Formatted.Text(written)
                : new Formatted.Kept("a comment stands where the canonical form has no place for it");
    }

    /** What a node says, whatever the order of its keys and the spaces of its conditions. */
    private static String said(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(e -> e.key() + "="
                            + (Pen.CONDITIONS.contains(e.key()) && e.value() instanceof Node.Text t
                                    ? ConditionLines.oneLine(t.value())
                                    : said(e.value())))
                    .sorted()
                    .collect(Collectors.joining("\u0001", "{", "}"));
        }
        if (node instanceof Node.Listing listing) {
            return listing.items().stream().map(BundleFormat::said).collect(Collectors.joining("\u0002", "[", "]"));
        }
        return node instanceof Node.Text text ? "\"" + text.value() + "\"" : "nothing";
    }

    /** The texts of all comments, in the order of the alphabet: keys may move with theirs. */
    private static List<String> comments(String text) {
        List<String> all = new ArrayList<>();
        CommentFinder.find(text, all::add);
        return all.stream().sorted().toList();
    }
}

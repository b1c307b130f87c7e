package casebell.policy.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads YAML into nodes. Goes on after keys given twice, anchors, aliases and tags; stops at errors of syntax and at its limits. */
public final class NodeReader {
    /** The most groups and lists inside of each other. */
    public static final int MOST_LEVELS = 12;
    /** The most values in a file. */
    public static final int MOST_NODES = 50_000;

    private static final String TESTS = "tests[";
    private static final Pattern OPEN_QUOTE = Pattern.compile("(?::|-) +(\"[^\"]*|'[^']*)$");

    private final YAMLParser yaml;
    private final Findings findings;
    private int nodes;

    private NodeReader(YAMLParser yaml, Findings findings) {
        this.yaml = yaml;
        this.findings = findings;
    }

    /** The group of keys at the top; empty when the file holds no usable one, and then that is among the findings. */
    public static Optional<Node.Mapping> read(Findings findings) {
        if (findings.hasHidden()) {
            return Optional.empty();
        }
        try (YAMLParser yaml =
                YAMLFactory.builder().build().createParser(findings.source().text())) {
            return new NodeReader(yaml, findings).document();
        } catch (Stopped e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            syntax(e, findings);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory was not readable", e);
        }
    }

    private Optional<Node.Mapping> document() throws IOException {
        JsonToken first = yaml.nextToken();
        if (first == null) {
            findings.mistake(Place.START, "", "an empty file", "keys with values, such as 'rules:'");
            return Optional.empty();
        }
        Node node = node(first, "", 0);
        if (yaml.nextToken() != null) {
            findings.mistake(here(), "", "a second document, after '---'", "one document in the file");
        }
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        findings.mistake(node.place(), "", node.word(), "keys with values, such as 'rules:'");
        return Optional.empty();
    }

    private Node node(JsonToken token, String path, int level) throws IOException {
        Place place = here();
        limit(place, path, level);
        if (isRefusedLink(place, path)) {
            return new Node.Nothing(place);
        }
        if (token == JsonToken.START_OBJECT) {
            return mapping(place, path, level);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            for (JsonToken next = yaml.nextToken(); next != JsonToken.END_ARRAY; next = yaml.nextToken()) {
                items.add(node(next, path + "[" + items.size() + "]", level + 1));
            }
            return new Node.Listing(place, items);
        }
        if (token == JsonToken.VALUE_NULL || yaml.getText().isEmpty()) {
            return new Node.Nothing(place);
        }
        escaped(yaml.getText(), place, path);
        return new Node.Text(place, yaml.getText());
    }

    /** What the file says by escapes is looked at here; the posts of tests may hold whatever people post. */
    private void escaped(String text, Place place, String path) {
        OptionalInt hidden = path.startsWith(TESTS) ? OptionalInt.empty() : Shown.firstHidden(text);
        hidden.ifPresent(at -> findings.mistake(
                place,
                shortened(path),
                "a text with a character that is not seen, U+%04X".formatted(text.codePointAt(at)),
                "a text without such characters"));
    }

    private Node.Mapping mapping(Place place, String path, int level) throws IOException {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Place> known = new HashMap<>();
        for (JsonToken next = yaml.nextToken(); next != JsonToken.END_OBJECT; next = yaml.nextToken()) {
            Place at = here();
            String key = yaml.currentName();
            String below = path.isEmpty() ? key : path + "." + key;
            Node value = node(yaml.nextToken(), below, level + 1);
            Place before = known.putIfAbsent(key, at);
            if (before == null) {
                entries.add(new Node.Entry(at, key, value));
            } else {
                String found = "the key " + Shown.quoted(key) + " a second time; it stands in line " + before.line()
                        + " already";
                findings.mistake(at, shortened(below), found, "each key once");
            }
        }
        return new Node.Mapping(place, entries);
    }

    private void limit(Place place, String path, int level) {
        if (level > MOST_LEVELS) {
            findings.mistake(
                    place,
                    shortened(path),
                    "groups and lists more than " + MOST_LEVELS + " deep",
                    "at most " + MOST_LEVELS + " levels; a rule needs four");
            throw new Stopped();
        }
        if (++nodes > MOST_NODES) {
            findings.mistake(
                    place, shortened(path), "more than " + MOST_NODES + " values", "a smaller file; split it by topic");
            throw new Stopped();
        }
    }

    /** Whether this is an alias, which has no value of its own; anchors and tags are mistakes too, but their values can be read. */
    private boolean isRefusedLink(Place place, String path) throws IOException {
        if (yaml.isCurrentAlias()) {
            findings.mistake(place, shortened(path), "an alias (*name)", "the value itself, written out");
            return true;
        }
        if (yaml.getObjectId() != null) {
            findings.mistake(place, shortened(path), "an anchor (&name)", "the value without an anchor");
        }
        if (yaml.getTypeId() != null) {
            findings.mistake(place, shortened(path), "a tag (!name)", "the value without a tag");
        }
        return false;
    }

    private Place here() {
        return placeOf(yaml.currentTokenLocation());
    }

    private static void syntax(JsonProcessingException e, Findings findings) {
        Place place = placeOf(e.getLocation());
        if (isTab(place.line(), findings) || isTab(place.line() + 1, findings) || isOpenQuote(place.line(), findings)) {
            return;
        }
        String words = e.getOriginalMessage()
                .lines()
                .filter(l -> !l.isBlank() && !l.startsWith(" "))
                .map(String::strip)
                .collect(Collectors.joining("; "));
        if (words.contains("Expected a field name")) {
            findings.mistake(place, "", "a key that is a list or a group", "a key that is a text, such as 'rules:'");
            return;
        }
        String hint = words.contains("mapping values are not allowed") ? "; a text with ': ' in it needs quotes" : "";
        findings.mistake(
                place, "", words.isEmpty() ? "text that is not YAML" : Shown.plain(words), "a file in YAML" + hint);
    }

    private static boolean isTab(int line, Findings findings) {
        String text = findings.source().line(line);
        int tab = text.indexOf('\t');
        if (tab < 0 || !text.substring(0, tab).isBlank()) {
            return false;
        }
        findings.mistake(new Place(line, tab + 1), "", "a tab before the text", "spaces; YAML knows no tabs there");
        return true;
    }

    /** The parser finds out that a quote was not closed where the next one stands, lines later. */
    private static boolean isOpenQuote(int last, Findings findings) {
        for (int line = 1; line <= last; line++) {
            Matcher open = OPEN_QUOTE.matcher(findings.source().line(line));
            if (open.find()) {
                findings.mistake(
                        new Place(line, open.start(1) + 1),
                        "",
                        "a quote that is not closed in its line",
                        "the same quote at the end of the text");
                return true;
            }
        }
        return false;
    }

    private static Place placeOf(@Nullable JsonLocation at) {
        return at == null ? Place.START : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static String shortened(String path) {
        return path.length() <= 100 ? Shown.plain(path) : Shown.plain(path.substring(0, 97)) + "...";
    }

    /** The rest of the file is not read; why is among the findings. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("A limit of the file was reached", null, false, false);
        }
    }
}

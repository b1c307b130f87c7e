package casebell.app.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads YAML into nodes. Goes on after keys given twice, anchors and aliases; stops at the first error of syntax. */
final class NodeReader {
    private static final int DEEPEST = 20;

    private final YAMLParser yaml;
    private final Findings findings;

    private NodeReader(YAMLParser yaml, Findings findings) {
        this.yaml = yaml;
        this.findings = findings;
    }

    /** The group of keys at the top; empty when the file holds no usable one, and then that is among the findings. */
    static Optional<Node.Mapping> read(String text, Findings findings) {
        try (YAMLParser yaml = YAMLFactory.builder().build().createParser(text)) {
            return new NodeReader(yaml, findings).document();
        } catch (JsonProcessingException e) {
            findings.quietMistake(placeOf(e.getLocation()), "", problemOf(e), "a file in YAML", "");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory was not readable", e);
        }
    }

    private Optional<Node.Mapping> document() throws IOException {
        JsonToken first = yaml.nextToken();
        if (first == null) {
            return Optional.of(new Node.Mapping(Place.START, List.of()));
        }
        Node node = node(first, "", 0);
        if (yaml.nextToken() != null) {
            findings.mistake(here(), "", "a second document, after '---'", "one document in the file", "");
        }
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        if (node instanceof Node.Nothing) {
            return Optional.of(new Node.Mapping(node.place(), List.of()));
        }
        findings.mistake(node.place(), "", node.word(), "keys with values", "store: {path: data/casebell.db}");
        return Optional.empty();
    }

    private Node node(JsonToken token, String path, int depth) throws IOException {
        Place place = here();
        if (isRefusedLink(place, path)) {
            return new Node.Nothing(place);
        }
        if (depth > DEEPEST) {
            findings.mistake(place, path, "keys nested more than " + DEEPEST + " deep", "at most four levels", "");
            yaml.skipChildren();
            return new Node.Nothing(place);
        }
        if (token == JsonToken.START_OBJECT) {
            return mapping(place, path, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            for (JsonToken next = yaml.nextToken(); next != JsonToken.END_ARRAY; next = yaml.nextToken()) {
                items.add(node(next, path + "[" + items.size() + "]", depth + 1));
            }
            return new Node.Listing(place, items);
        }
        boolean isEmpty = token == JsonToken.VALUE_NULL || yaml.getText().isEmpty();
        return isEmpty ? new Node.Nothing(place) : new Node.Text(place, yaml.getText());
    }

    private Node.Mapping mapping(Place place, String path, int depth) throws IOException {
        List<Node.Entry> entries = new ArrayList<>();
        for (JsonToken next = yaml.nextToken(); next != JsonToken.END_OBJECT; next = yaml.nextToken()) {
            Place at = here();
            String key = yaml.currentName();
            String below = path.isEmpty() ? key : path + "." + key;
            Node value = node(yaml.nextToken(), below, depth + 1);
            Optional<Node.Entry> before =
                    entries.stream().filter(e -> e.key().equals(key)).findFirst();
            if (before.isPresent()) {
                String line = "the key a second time; it stands in line "
                        + before.get().place().line() + " already";
                findings.quietMistake(at, below, line, "each key once", "");
            } else {
                entries.add(new Node.Entry(at, key, value));
            }
        }
        return new Node.Mapping(place, entries);
    }

    /** Whether this is an alias, which has no value of its own; an anchor is a mistake too, but its value can be read. */
    private boolean isRefusedLink(Place place, String path) throws IOException {
        if (yaml.isCurrentAlias()) {
            findings.mistake(place, path, "an alias (*name)", "the value itself, written out", "");
            return true;
        }
        if (yaml.getObjectId() != null) {
            findings.mistake(place, path, "an anchor (&name)", "the value without an anchor", "");
        }
        return false;
    }

    private Place here() {
        return placeOf(yaml.currentTokenLocation());
    }

    private static Place placeOf(@Nullable JsonLocation at) {
        return at == null ? Place.START : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** The parser's own words without the lines of the file that it quotes. */
    private static String problemOf(JsonProcessingException e) {
        String words = e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .map(String::strip)
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "text that is not YAML" : words;
    }
}

package casebell.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A group of keys, asked key by key; what is not as asked becomes a finding, and the default is answered. */
final class Section {
    private final Node.Mapping mapping;
    private final String path;
    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>();

    Section(Node.Mapping mapping, String path, Findings findings) {
        this.mapping = mapping;
        this.path = path;
        this.findings = findings;
    }

    Findings findings() {
        return findings;
    }

    /** Where the group begins. */
    Place place() {
        return mapping.place();
    }

    /** Where the key stands, or where the group begins. */
    Place place(String key) {
        return entry(key).map(Node.Entry::place).orElse(mapping.place());
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return entry(key).isPresent();
    }

    /** One value; a list, a group or nothing is a mistake. */
    Optional<Node.Text> text(String key, String expected, String example) {
        known.add(key);
        Optional<Node.Entry> entry = entry(key);
        if (entry.isPresent() && !(entry.get().value() instanceof Node.Text)) {
            wrong(entry.get().place(), key, entry.get().value().word(), expected, example);
        }
        return entry.map(Node.Entry::value).filter(Node.Text.class::isInstance).map(Node.Text.class::cast);
    }

    /** As {@link #text}, and a mistake when the key is absent. */
    Optional<Node.Text> needed(String key, String expected, String example) {
        need(key, expected, example);
        return text(key, expected, example);
    }

    /** A mistake when the key is absent. */
    void need(String key, String expected, String example) {
        if (!has(key)) {
            wrong(place(), key, "nothing: the key '" + key + "' is missing", expected, example);
        }
    }

    /** The keys that were written here, all of them known from now on. */
    List<String> keys() {
        List<String> keys = mapping.entries().stream().map(Node.Entry::key).toList();
        known.addAll(keys);
        return keys;
    }

    boolean flag(String key, boolean standard) {
        Optional<Node.Text> text = text(key, "true or false", key + ": " + standard);
        if (text.isPresent() && !text.get().value().matches("true|false")) {
            wrong(text.get().place(), key, text.get().word(), "true or false", key + ": " + standard);
        }
        return text.map(t -> t.value().equals("true")).orElse(standard);
    }

    int whole(String key, int standard, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        String example = key + ": " + standard;
        Optional<Node.Text> text = text(key, expected, example);
        if (text.isEmpty()) {
            return standard;
        }
        String digits = text.get().value();
        if (!digits.matches("-?\\d{1,9}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
            wrong(text.get().place(), key, text.get().word(), expected, example);
            return standard;
        }
        return Integer.parseInt(digits);
    }

    Duration span(String key, Duration standard, Duration least, Duration most) {
        String expected = "a duration from " + Amount.spanInWords(least) + " to " + Amount.spanInWords(most)
                + ", written like 30s, 15m, 2h or 1h30m";
        String example = key + ": " + Amount.spanInWords(standard);
        Optional<Node.Text> text = text(key, expected, example);
        Optional<Duration> span = text.flatMap(t -> Amount.span(t.value()))
                .filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0);
        if (text.isPresent() && span.isEmpty()) {
            wrong(text.get().place(), key, text.get().word(), expected, example);
        }
        return span.orElse(standard);
    }

    /** A group of keys; absent or empty is a group without keys. */
    Section section(String key) {
        known.add(key);
        Optional<Node.Entry> entry = entry(key);
        Node.Mapping none = new Node.Mapping(place(key), List.of());
        if (entry.isEmpty() || entry.get().value() instanceof Node.Nothing) {
            return new Section(none, pathOf(key), findings);
        }
        if (entry.get().value() instanceof Node.Mapping group) {
            return new Section(new Node.Mapping(entry.get().place(), group.entries()), pathOf(key), findings);
        }
        findings.quietMistake(
                entry.get().place(), pathOf(key), kindOf(entry.get().value()), "a group of keys", "");
        return new Section(none, pathOf(key), findings);
    }

    /** The items of a list; a single value counts as a list of one, absent or empty as none. */
    List<Node> items(String key, String expected, String example) {
        known.add(key);
        Optional<Node.Entry> entry = entry(key);
        if (entry.isEmpty() || entry.get().value() instanceof Node.Nothing) {
            return List.of();
        }
        if (entry.get().value() instanceof Node.Listing list) {
            return list.items();
        }
        if (entry.get().value() instanceof Node.Text text) {
            return List.of(text);
        }
        wrong(entry.get().place(), key, entry.get().value().word(), expected, example);
        return List.of();
    }

    /** A list of single values. */
    List<Node.Text> texts(String key, String expected, String example) {
        List<Node.Text> texts = new ArrayList<>();
        for (Node item : items(key, expected, example)) {
            if (item instanceof Node.Text text) {
                texts.add(text);
            } else {
                wrong(item.place(), key, item.word(), expected, example);
            }
        }
        return texts;
    }

    /** A list of groups of keys. */
    List<Section> sections(String key, String example) {
        List<Section> sections = new ArrayList<>();
        List<Node> items = items(key, "a list of groups of keys", example);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Node.Mapping group) {
                sections.add(new Section(group, pathOf(key) + "[" + i + "]", findings));
            } else {
                findings.quietMistake(
                        items.get(i).place(), pathOf(key), kindOf(items.get(i)), "a list of groups of keys", example);
            }
        }
        return sections;
    }

    /** A mistake at a place of this group. */
    void wrong(Place at, String key, String found, String expected, String example) {
        findings.mistake(at, pathOf(key), found, expected, example);
    }

    /** Names every key that nobody asked for. Called when all keys were asked for. */
    void close() {
        for (Node.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                String found = "the unknown key " + Shown.quoted(entry.key());
                String expected = "one of: " + String.join(", ", known);
                findings.unknownKey(entry.place(), path, found, expected, Spelling.nearest(entry.key(), known));
            }
        }
    }

    private static String kindOf(Node node) {
        return node instanceof Node.Text ? "a single value" : node.word();
    }

    private Optional<Node.Entry> entry(String key) {
        return mapping.entries().stream().filter(e -> e.key().equals(key)).findFirst();
    }
}

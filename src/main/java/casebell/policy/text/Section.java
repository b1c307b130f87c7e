package casebell.policy.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A group of keys of which some are known, read key by key; what does not fit goes to the findings, and reading goes on. */
public final class Section {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([smhd])");

    /** The longest text that is a single line, such as a title. */
    public static final int LONGEST_LINE = 200;

    private final Node.Mapping node;
    private final String path;
    private final Set<String> known;
    private final Findings findings;

    private Section(Node.Mapping node, String path, Set<String> known, Findings findings) {
        this.node = node;
        this.known = Set.copyOf(known);
        this.path = path;
        this.findings = findings;
    }

    /**
     * A group of keys; those that are not known are mistakes.
     *
     * @param path what the group is about
     */
    public static Section of(Node.Mapping node, String path, Set<String> known, Findings findings) {
        for (Node.Entry entry : node.entries()) {
            if (!known.contains(entry.key())) {
                findings.unknownWord(entry.place(), path, "key", entry.key(), known);
            }
        }
        return new Section(node, path, known, findings);
    }

    /** Where the group begins. */
    public Place place() {
        return node.place();
    }

    /** The findings of its file. */
    public Findings findings() {
        return findings;
    }

    /** What a message says about the value of this key. */
    public String pathOf(String key) {
        return path.isEmpty() ? key : path + ", " + key;
    }

    /** Where the value of this key begins; where the group begins when the key is not there. */
    public Place placeOf(String key) {
        return find(key).map(Node::place).orElse(node.place());
    }

    /** The value of this key; empty when there is none. */
    public Optional<Node> find(String key) {
        return node.find(key).map(Node.Entry::value).filter(v -> !(v instanceof Node.Nothing));
    }

    /**
     * A text that may be left out.
     *
     * @param longest how many characters it may have; up to {@value #LONGEST_LINE} it must be one line
     */
    public Optional<Node.Text> findText(String key, int longest) {
        Optional<Node> value = find(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof Node.Text text)) {
            mistake(key, value.get().word(), "a text");
            return Optional.empty();
        }
        if (text.value().length() > longest) {
            mistake(
                    key,
                    "a text of " + text.value().length() + " characters",
                    "a text of at most " + longest + " characters");
            return Optional.empty();
        }
        if (longest <= LONGEST_LINE && text.value().strip().indexOf('\n') >= 0) {
            mistake(key, "a text of several lines", "a text on one line");
            return Optional.empty();
        }
        return text.value().isBlank() ? Optional.empty() : Optional.of(text);
    }

    /**
     * A text that is needed.
     *
     * @param example what it can look like, for the message
     */
    public Optional<Node.Text> text(String key, int longest, String example) {
        int before = findings.size();
        Optional<Node.Text> text = findText(key, longest);
        if (text.isEmpty() && findings.size() == before && !isToldAlready(key)) {
            String place = node.find(key).isPresent() ? "nothing in '" + key + "'" : "no key '" + key + "'";
            findings.mistake(
                    node.find(key).map(Node.Entry::place).orElse(node.place()),
                    path,
                    place,
                    "a text, such as '" + key + ": " + example + "'");
        }
        return text;
    }

    /**
     * One of the known words, which is needed.
     *
     * @param kind what kind of word
     */
    public Optional<String> neededWord(String key, String kind, Collection<String> known) {
        if (find(key).isEmpty() && !isToldAlready(key)) {
            List<String> names = known instanceof List ? List.copyOf(known) : sorted(known);
            findings.mistake(
                    node.find(key).map(Node.Entry::place).orElse(node.place()),
                    path,
                    "no " + kind,
                    "one of " + String.join(", ", names) + ", under '" + key + "'");
        }
        return word(key, kind, known);
    }

    /** Whether the key is there under a misspelt name, or with a value that was refused. */
    private boolean isToldAlready(String key) {
        return node.entries().stream()
                        .anyMatch(e -> !known.contains(e.key())
                                && Spelling.nearest(e.key(), known)
                                        .filter(key::equals)
                                        .isPresent())
                || node.find(key).map(e -> findings.areAt(e.value().place())).orElse(false);
    }

    /** One of the known words; empty when it is left out or not known. */
    public Optional<String> word(String key, String kind, Collection<String> known) {
        return findText(key, 200).flatMap(text -> known(text, key, kind, known));
    }

    /** Some of the known words, each once; one word may stand without brackets. */
    public List<String> words(String key, String kind, Collection<String> known) {
        List<String> words = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof Node.Text text) {
                known(text, key, kind, known).ifPresent(word -> {
                    if (words.contains(word)) {
                        findings.mistake(
                                text.place(), pathOf(key), Shown.quoted(word) + " twice", "each " + kind + " once");
                    } else {
                        words.add(word);
                    }
                });
            } else {
                findings.mistake(item.place(), pathOf(key), item.word(), "a " + kind);
            }
        }
        return words;
    }

    /** The items of a list; a single value counts as a list of one, and nothing as none. */
    public List<Node> items(String key) {
        Optional<Node> value = find(key);
        return value.isEmpty()
                ? List.of()
                : value.get() instanceof Node.Listing listing ? listing.items() : List.of(value.get());
    }

    /** A group within this one. */
    public Optional<Section> section(String key, Set<String> known) {
        Optional<Node> value = find(key);
        if (value.isPresent() && value.get() instanceof Node.Mapping mapping) {
            return Optional.of(of(mapping, pathOf(key), known, findings));
        }
        value.ifPresent(v -> mistake(key, v.word(), "a group of keys: " + String.join(", ", sorted(known))));
        return Optional.empty();
    }

    /** Names and what stands under them. */
    public Map<String, Node.Entry> entries(String key) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        Optional<Node> value = find(key);
        if (value.isPresent() && value.get() instanceof Node.Mapping mapping) {
            mapping.entries().forEach(e -> entries.put(e.key(), e));
        } else {
            value.ifPresent(v -> mistake(key, v.word(), "names, each with a value"));
        }
        return entries;
    }

    /** A whole number between two others, both included. */
    public Optional<Integer> count(String key, int least, int most) {
        Optional<Node.Text> text = findText(key, 200);
        Optional<Integer> number = text.map(Node.Text::value)
                .filter(v -> v.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .filter(n -> n >= least && n <= most);
        if (text.isPresent() && number.isEmpty()) {
            mistake(key, text.get().word(), "a whole number from " + least + " to " + most);
        }
        return number;
    }

    /** Yes or no. */
    public Optional<Boolean> flag(String key) {
        return word(key, "answer", List.of("true", "false")).map(Boolean::valueOf);
    }

    /** A length of time such as {@code 30m}, at most a year. */
    public Optional<Duration> span(String key) {
        Optional<Node.Text> text = findText(key, 200);
        Optional<Duration> span = text.flatMap(t -> readSpan(t.value())).filter(d -> d.toDays() <= 366);
        if (text.isPresent() && span.isEmpty()) {
            mistake(key, text.get().word(), "a length of time such as 30m, 4h or 7d, at most 366d");
        }
        return span;
    }

    /** {@code 45s}, {@code 30m}, {@code 4h}, {@code 7d}. */
    public static Optional<Duration> readSpan(String text) {
        Matcher written = SPAN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(written.group(1));
        return Optional.of(
                switch (written.group(2).charAt(0)) {
                    case 's' -> Duration.ofSeconds(number);
                    case 'm' -> Duration.ofMinutes(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** The way {@link #readSpan} reads it. */
    public static String writeSpan(Duration span) {
        long seconds = span.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3600 + "h";
    }

    /** A mistake about the value of this key. */
    public void mistake(String key, String found, String expected) {
        findings.mistake(placeOf(key), pathOf(key), found, expected);
    }

    private Optional<String> known(Node.Text text, String key, String kind, Collection<String> known) {
        if (known.contains(text.value())) {
            return Optional.of(text.value());
        }
        findings.unknownWord(text.place(), pathOf(key), kind, text.value(), known);
        return Optional.empty();
    }

    private static List<String> sorted(Collection<String> known) {
        return known.stream().sorted().toList();
    }
}

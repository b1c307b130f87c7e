package casebell.policy;

import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsReader;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Section;
import casebell.policy.text.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the tests of a bundle. */
final class TestReader {
    private static final int LONGEST_NAME = 200;
    private static final String NONE = "none";
    private static final Set<String> EXPECT = Set.of(
            "rules",
            "not",
            "severity",
            "action",
            "offers",
            "approvals",
            "seniors",
            "decide-within",
            "escalation",
            "exception",
            "post",
            "asks",
            "contact",
            "duties",
            "strikes");

    private final Vocabulary words;
    private final Collection<String> rules;

    /**
     * @param rules the ids of all rules
     */
    TestReader(Vocabulary words, Collection<String> rules) {
        this.words = words;
        this.rules = rules;
    }

    /** A test; empty when it cannot be used, and why is among the findings. */
    Optional<BundleTest> read(Node node, Findings findings) {
        if (!(node instanceof Node.Mapping mapping)) {
            findings.mistake(node.place(), "test", node.word(), "a group of keys: name, facts, expect");
            return Optional.empty();
        }
        int before = findings.size();
        String name = mapping.find("name")
                .map(Node.Entry::value)
                .filter(v -> v instanceof Node.Text)
                .map(v -> ((Node.Text) v).value())
                .filter(v -> v.length() <= LONGEST_NAME)
                .orElse("without name");
        Section at = Section.of(mapping, "test " + Shown.quoted(name), Set.of("name", "facts", "expect"), findings);
        at.text("name", LONGEST_NAME, "A direct threat needs two people");
        Facts facts = FactsReader.read(facts(at), at.pathOf("facts"), findings);
        Optional<Section> expect = at.section("expect", EXPECT);
        List<BundleTest.Expected> expected = new ArrayList<>();
        expect.ifPresent(section -> EXPECT.stream()
                .sorted()
                .filter(key -> section.find(key).isPresent())
                .forEach(key -> expected.add(expected(section, key))));
        if (expected.isEmpty() && findings.size() == before) {
            at.mistake("expect", "a test that expects nothing", "expect: {rules: [...], action: ...}");
        }
        return findings.size() > before
                ? Optional.empty()
                : Optional.of(new BundleTest(name, facts, expected, findings));
    }

    private static Node.Mapping facts(Section at) {
        Optional<Node> facts = at.find("facts");
        if (facts.isPresent() && !(facts.get() instanceof Node.Mapping)) {
            at.mistake("facts", facts.get().word(), "a group of facts, such as {author: {office: none}}");
        }
        return facts.isPresent() && facts.get() instanceof Node.Mapping mapping
                ? mapping
                : new Node.Mapping(at.place(), List.of());
    }

    private BundleTest.Expected expected(Section at, String key) {
        List<String> values = switch (key) {
            case "rules", "not" -> at.words(key, "rule", rules);
            case "severity" ->
                at.word(key, "severity", Vocabulary.SEVERITIES).stream().toList();
            case "action" -> orNone(at, key, "action", Vocabulary.ACTIONS);
            case "offers" -> at.words(key, "action", Vocabulary.ACTIONS);
            case "approvals" ->
                at.count(key, 1, 99).map(String::valueOf).stream().toList();
            case "seniors" -> orNone(at, key, "role", Vocabulary.ROLES);
            case "decide-within" ->
                isNone(at, key)
                        ? List.of()
                        : at.span(key).map(Section::writeSpan).stream().toList();
            case "escalation" -> orNone(at, key, "ladder", words.ladders().keySet());
            case "exception" ->
                orNone(
                        at,
                        key,
                        "outlook",
                        Arrays.stream(Verdict.Outlook.values())
                                .map(Verdict.Outlook::word)
                                .toList());
            case "post" -> orNone(at, key, "word", List.of("stays"));
            case "asks" -> orNone(at, key, "person to ask", List.of("target", "target-office"));
            case "contact" -> orNone(at, key, "person to speak with", List.of("target", "target-office"));
            case "duties" -> orNone(at, key, "duty", Duty.words());
            case "strikes" ->
                isNone(at, key)
                        ? List.of()
                        : at.count(key, 0, 9999).map(String::valueOf).stream().toList();
            default -> throw new IllegalStateException("No such expectation: " + key);
        };
        return new BundleTest.Expected(key, at.placeOf(key), values);
    }

    private static List<String> orNone(Section at, String key, String kind, Collection<String> known) {
        return at
                .words(key, kind, Stream.concat(known.stream(), Stream.of(NONE)).toList())
                .stream()
                .filter(word -> !word.equals(NONE))
                .toList();
    }

    private static boolean isNone(Section at, String key) {
        return at.findText(key, LONGEST_NAME)
                .filter(t -> t.value().equals(NONE))
                .isPresent();
    }
}

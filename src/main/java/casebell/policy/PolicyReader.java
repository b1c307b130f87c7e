package casebell.policy;

import casebell.policy.condition.ConditionReader;
import casebell.policy.terms.TermListReader;
import casebell.policy.terms.TermLists;
import casebell.policy.text.Excerpt;
import casebell.policy.text.Findings;
import casebell.policy.text.Mistake;
import casebell.policy.text.Node;
import casebell.policy.text.NodeReader;
import casebell.policy.text.Place;
import casebell.policy.text.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a bundle: every {@code *.yaml} of a folder and the folders in it. Each file can hold any of {@code name}, {@code owner}, {@code description}, {@code categories}, {@code
 * ladders}, {@code notices}, {@code actions}, {@code strikes}, {@code rules}, {@code exceptions} and {@code tests}. Each {@code
 * terms/<name>.txt} is a list of terms. All mistakes are named at once; only a bundle without any,
 * whose own tests pass, can be used.
 */
public final class PolicyReader {
    private static final Set<String> KEYS = Set.of(
            "name",
            "owner",
            "description",
            "categories",
            "ladders",
            "notices",
            "actions",
            "strikes",
            "rules",
            "exceptions",
            "tests");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int MOST_RULES = 1000;
    /** The most characters of all conditions together: what reading a bundle costs hangs on them. */
    private static final int LONGEST_CONDITIONS = 300_000;
    /** Where conditions stand in rules and exceptions. */
    private static final Set<String> CONDITIONS = Set.of("when", "gate", "speaker", "likened");

    private static final int MOST_EXCEPTIONS = 100;
    private static final int MOST_TESTS = 5000;
    /** The most characters of all tests times the steps of all patterns: what running the tests costs at worst, about a second. */
    private static final long MOST_READING = 100_000_000;

    private static final int MOST_MISTAKES = 1000;

    private final String folder;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Section> files = new LinkedHashMap<>();
    private final List<Findings> findings = new ArrayList<>();

    private PolicyReader(Path folder) {
        this.folder = String.valueOf(folder);
    }

    /** What came of reading. */
    public sealed interface Read {
        /** A policy to work with, whose tests passed. */
        record Ready(Policy policy, TestReport tests) implements Read {}

        /** What is wrong, by file and place; never empty. */
        record Refused(List<Mistake> mistakes) implements Read {
            public Refused {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /**
     * Loads what reading a policy takes, beside something else that a program does at its start; reading waits for it. Nothing hangs on it but the time until the first
     * policy is read.
     */
    public static void makeReady() {
        ConditionReader.makeReady();
    }

    /** Reads a folder. Never throws: what cannot be read is a mistake like others. */
    public static Read read(Path folder) {
        return new PolicyReader(folder).readFolder(folder);
    }

    private Read readFolder(Path path) {
        BundleFolder bundle = BundleFolder.read(path);
        Map<String, String> texts = bundle.texts();
        TermLists lists = lists(bundle.lists());
        mistakes.addAll(bundle.mistakes());
        texts.forEach((name, text) -> {
            Findings ofFile = new Findings(name, text);
            findings.add(ofFile);
            NodeReader.read(ofFile).ifPresent(node -> files.put(name, Section.of(node, "", KEYS, ofFile)));
        });
        if (texts.isEmpty() && mistakes.isEmpty()) {
            mistake("a folder without *.yaml files", "rules in files that end in .yaml");
            return refused();
        }
        long length = conditionsLength();
        if (length > LONGEST_CONDITIONS) {
            mistake(
                    "conditions of " + length + " characters together",
                    "at most " + LONGEST_CONDITIONS + " characters in a bundle");
            return refused();
        }
        boolean isWhole = mistakes.isEmpty() && findings.stream().allMatch(Findings::areClean);
        Vocabulary words = new WordsReader(files, lists).read();
        ConditionReader conditions = new ConditionReader(lists);
        RuleReader reader = new RuleReader(words, conditions);
        List<Rule> rules = new ArrayList<>();
        List<Exemption> exemptions = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        files.forEach((file, section) -> {
            for (Node node : section.items("rules")) {
                if (node instanceof Node.Mapping rule) {
                    rule.find("id").map(Node.Entry::value).ifPresent(id -> {
                        if (id instanceof Node.Text text) {
                            ids.add(text.value());
                        }
                    });
                }
                if (rules.size() < MOST_RULES) {
                    reader.rule(node, file, section.findings()).ifPresent(rules::add);
                } else {
                    section.findings()
                            .mistake(node.place(), "", "more than " + MOST_RULES + " rules", "a smaller bundle");
                }
            }
            for (Node node : section.items("exceptions")) {
                if (exemptions.size() < MOST_EXCEPTIONS) {
                    reader.exemption(node, file, section.findings()).ifPresent(exemptions::add);
                } else {
                    section.findings()
                            .mistake(
                                    node.place(),
                                    "",
                                    "more than " + MOST_EXCEPTIONS + " exceptions",
                                    "fewer exceptions; one can have many criteria and factors");
                }
            }
        });
        if (ids.isEmpty() && isWhole && findings.stream().allMatch(Findings::areClean)) {
            mistake("no rule", "at least one rule, under the key 'rules'");
        }
        return tested(
                new Policy(about(), bundle.revision(), words, rules, exemptions),
                new TestReader(words, ids),
                conditions.patternSteps());
    }

    private long conditionsLength() {
        long length = 0;
        for (Section section : files.values()) {
            for (String list : List.of("rules", "exceptions")) {
                for (Node each : section.items(list)) {
                    length += conditionsLength(each);
                }
            }
        }
        return length;
    }

    private static long conditionsLength(Node node) {
        long length = 0;
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                length += entry.value() instanceof Node.Text text
                        ? CONDITIONS.contains(entry.key()) ? text.value().length() : 0
                        : conditionsLength(entry.value());
            }
        } else if (node instanceof Node.Listing listing) {
            for (Node each : listing.items()) {
                length += conditionsLength(each);
            }
        }
        return length;
    }

    private TermLists lists(Map<String, String> texts) {
        TermListReader reader = new TermListReader();
        texts.forEach((name, text) -> {
            Findings ofFile = new Findings(BundleFolder.LISTS + name + BundleFolder.LIST, text);
            findings.add(ofFile);
            reader.read(name, text, ofFile);
        });
        Findings together = new Findings(BundleFolder.LISTS, "");
        findings.add(together);
        return reader.lists(together);
    }

    /** Reads the tests; runs them when nothing else is wrong, so that no difference is told that only follows from a mistake. */
    private Read tested(Policy policy, TestReader reader, long patternSteps) {
        List<BundleTest> tests = new ArrayList<>();
        long reading = 0;
        for (Section section : files.values()) {
            for (Node node : section.items("tests")) {
                reading += patternSteps * node.length();
                if (reading > MOST_READING || tests.size() >= MOST_TESTS) {
                    section.findings()
                            .mistake(
                                    node.place(),
                                    "tests",
                                    tests.size() >= MOST_TESTS
                                            ? "more than " + MOST_TESTS + " tests"
                                            : "texts too long for the patterns of the rules, " + patternSteps
                                                    + " steps for each character",
                                    tests.size() >= MOST_TESTS
                                            ? "at most " + MOST_TESTS + " tests in the bundle"
                                            : "shorter texts in the tests, or shorter patterns");
                    return refused();
                }
                reader.read(node, section.findings()).ifPresent(tests::add);
            }
        }
        if (!isClean()) {
            return refused();
        }
        Set<String> neverFired = new TreeSet<>(policy.ruleIds());
        Set<String> neverHeldBack = new TreeSet<>(policy.ruleIds());
        for (BundleTest test : tests) {
            test.run(policy).fired().forEach(rule -> neverFired.remove(rule.id()));
            test.expected().stream()
                    .filter(e -> e.key().equals("not"))
                    .forEach(e -> neverHeldBack.removeAll(e.values()));
        }
        return isClean()
                ? new Read.Ready(
                        policy,
                        new TestReport(
                                tests.stream()
                                        .map(t -> new TestReport.Example(t.name(), t.facts()))
                                        .toList(),
                                List.copyOf(neverFired),
                                List.copyOf(neverHeldBack)))
                : refused();
    }

    private About about() {
        return new About(
                once("name", LONGEST_NAME).orElse("policy"),
                once("owner", LONGEST_NAME),
                once("description", LONGEST_DESCRIPTION));
    }

    /** A text that one file of the bundle can hold. */
    private Optional<String> once(String key, int longest) {
        Optional<String> text = Optional.empty();
        for (Section section : files.values()) {
            Optional<String> here = section.findText(key, longest).map(Node.Text::value);
            if (here.isPresent() && text.isPresent()) {
                section.mistake(key, "a second " + key, "one " + key + " for the bundle");
            }
            text = text.or(() -> here);
        }
        return text.map(String::strip);
    }

    private boolean isClean() {
        return mistakes.isEmpty() && findings.stream().allMatch(Findings::areClean);
    }

    private Read refused() {
        List<Mistake> all = new ArrayList<>(mistakes);
        findings.forEach(f -> all.addAll(f.mistakes()));
        if (all.size() > MOST_MISTAKES) {
            all.subList(MOST_MISTAKES, all.size()).clear();
            all.add(new Mistake(
                    folder,
                    Place.START,
                    "",
                    "more mistakes than " + MOST_MISTAKES,
                    "these put right first",
                    Optional.empty(),
                    Excerpt.NONE));
        }
        return new Read.Refused(all);
    }

    private void mistake(String found, String expected) {
        mistakes.add(new Mistake(folder, Place.START, "", found, expected, Optional.empty(), Excerpt.NONE));
    }
}

package casebell.policy;

import casebell.policy.condition.Condition;
import casebell.policy.condition.ConditionReader;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rules and exceptions with the words that the bundle declares. */
final class RuleReader {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_APPROVALS = 5;
    private static final int MOST_POINTS = 10;
    private static final Set<String> RULE = Set.of(
            "id",
            "title",
            "category",
            "severity",
            "when",
            "actions",
            "approvals",
            "seniors",
            "decide-within",
            "escalate",
            "asks-target",
            "contact-target",
            "duties",
            "points",
            "source");

    private final Vocabulary words;
    private final ConditionReader conditions;
    private final Map<String, String> ids = new HashMap<>();

    RuleReader(Vocabulary words, ConditionReader conditions) {
        this.words = words;
        this.conditions = conditions;
    }

    /** A rule; empty when it cannot be used, and why is among the findings. */
    Optional<Rule> rule(Node node, String file, Findings findings) {
        return begin(node, "rule", RULE, file, findings).flatMap(this::rule);
    }

    /** An exception; empty when it cannot be used, and why is among the findings. */
    Optional<Exemption> exemption(Node node, String file, Findings findings) {
        return begin(node, "exception", ExemptionReader.KEYS, file, findings)
                .flatMap(new ExemptionReader(words, conditions)::read);
    }

    private Optional<Section> begin(Node node, String kind, Set<String> known, String file, Findings findings) {
        if (findings.areFull()) {
            return Optional.empty();
        }
        if (!(node instanceof Node.Mapping mapping)) {
            findings.mistake(node.place(), kind, node.word(), "a group of keys: id, title, ...");
            return Optional.empty();
        }
        String name = mapping.find("id")
                .map(Node.Entry::value)
                .filter(v -> v instanceof Node.Text)
                .map(v -> ((Node.Text) v).value())
                .filter(v -> v.matches(Vocabulary.ID))
                .orElse("without id");
        Section section = Section.of(mapping, kind + " " + name, known, findings);
        section.text("id", LONGEST_LINE, "violent-threat.direct").ifPresent(id -> {
            String where = file + ", line " + id.place().line();
            if (!id.value().matches(Vocabulary.ID)) {
                section.mistake("id", id.word(), "lower case with dots and hyphens, such as violent-threat.direct");
            } else if (ids.putIfAbsent(id.value(), where) != null) {
                section.mistake(
                        "id",
                        "the id " + id.word() + " a second time; it stands in " + ids.get(id.value()) + " already",
                        "each id once in the bundle");
            }
        });
        return Optional.of(section);
    }

    private Optional<Rule> rule(Section at) {
        int before = at.findings().size();
        Optional<Node.Text> id = at.findText("id", LONGEST_LINE);
        Optional<Node.Text> title = at.text("title", LONGEST_LINE, "A direct threat of violence against a person");
        Optional<String> category =
                at.neededWord("category", "category", words.categories().keySet());
        Optional<String> severity = at.neededWord("severity", "severity", Vocabulary.SEVERITIES);
        Optional<Condition> when = condition(at, "when", "author.followers > 100000");
        List<Planned> actions = actions(at);
        int approvals = at.count("approvals", 1, MOST_APPROVALS).orElse(1);
        List<String> seniors = at.words("seniors", "role", Vocabulary.ROLES);
        Optional<Duration> decideWithin = at.span("decide-within");
        Optional<Verdict.Escalation> escalation =
                at.section("escalate", Set.of("ladder", "ask", "within")).flatMap(this::escalation);
        Rule.Extras extras = new Rule.Extras(
                at.flag("asks-target").orElse(false),
                at.span("contact-target"),
                at.words("duties", "duty", Duty.words()).stream().map(Duty::of).toList(),
                at.count("points", 1, MOST_POINTS).orElse(1));
        Optional<String> source = at.findText("source", LONGEST_TEXT).map(Node.Text::value);
        boolean isWhole =
                id.isPresent() && title.isPresent() && category.isPresent() && severity.isPresent() && when.isPresent();
        if (at.findings().size() > before || !isWhole) {
            return Optional.empty();
        }
        Vocabulary.Category of = Optional.ofNullable(words.categories().get(category.orElseThrow()))
                .orElseThrow();
        return Optional.of(new Rule(
                new Fired(
                        id.orElseThrow().value(),
                        title.orElseThrow().value().strip(),
                        of.id(),
                        severity.orElseThrow(),
                        of.isViolation(),
                        source),
                of,
                when.orElseThrow(),
                actions,
                approvals,
                seniors,
                decideWithin,
                escalation,
                extras));
    }

    private List<Planned> actions(Section at) {
        PlannedReader planned = new PlannedReader(words);
        List<Planned> actions = new ArrayList<>();
        at.items("actions")
                .forEach(item -> planned.item(at, item).ifPresent(action -> {
                    if (actions.stream().anyMatch(a -> name(a).equals(name(action)))) {
                        at.findings()
                                .mistake(
                                        item.place(),
                                        at.pathOf("actions"),
                                        "the action '" + name(action) + "' twice",
                                        "each action once");
                    }
                    actions.add(action);
                }));
        return actions;
    }

    private static String name(Planned planned) {
        return planned instanceof Planned.Fixed fixed ? fixed.kind().name() : "by-strikes";
    }

    private Optional<Condition> condition(Section at, String key, String example) {
        return at.text(key, ConditionReader.LONGEST, example)
                .flatMap(text -> conditions.read(text, at.pathOf(key), at.findings()));
    }

    private Optional<Verdict.Escalation> escalation(Section at) {
        Optional<String> ladder =
                at.neededWord("ladder", "ladder", words.ladders().keySet());
        Optional<Node.Text> ask = at.text("ask", LONGEST_TEXT, "Decide about a context notice.");
        Duration within = at.span("within").orElse(Duration.ofHours(1));
        return ladder.isPresent() && ask.isPresent()
                ? Optional.of(
                        new Verdict.Escalation(ladder.get(), ask.get().value().strip(), within))
                : Optional.empty();
    }
}

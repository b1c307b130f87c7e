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
            "source");
    private static final Set<String> EXCEPTION = Set.of(
            "id", "title", "speaker", "never", "unlikely", "decided-by", "notice", "limits", "review-after", "source");

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
        return begin(node, "exception", EXCEPTION, file, findings).flatMap(this::exemption);
    }

    private Optional<Section> begin(Node node, String kind, Set<String> known, String file, Findings findings) {
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
        List<Verdict.Action> actions = new ArrayList<>();
        at.items("actions")
                .forEach(item -> action(at, item).ifPresent(action -> {
                    if (actions.stream().anyMatch(a -> a.name().equals(action.name()))) {
                        at.findings()
                                .mistake(
                                        item.place(),
                                        at.pathOf("actions"),
                                        "the action '" + action.name() + "' twice",
                                        "each action once");
                    }
                    actions.add(action);
                }));
        int approvals = at.count("approvals", 1, MOST_APPROVALS).orElse(1);
        List<String> seniors = at.words("seniors", "role", Vocabulary.ROLES);
        Optional<Duration> decideWithin = at.span("decide-within");
        Optional<Verdict.Escalation> escalation =
                at.section("escalate", Set.of("ladder", "ask", "within")).flatMap(this::escalation);
        Optional<String> source = at.findText("source", LONGEST_TEXT).map(Node.Text::value);
        boolean isWhole =
                id.isPresent() && title.isPresent() && category.isPresent() && severity.isPresent() && when.isPresent();
        if (at.findings().size() > before || !isWhole) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                id.orElseThrow().value(),
                title.orElseThrow().value().strip(),
                Optional.ofNullable(words.categories().get(category.orElseThrow()))
                        .orElseThrow(),
                severity.orElseThrow(),
                when.orElseThrow(),
                actions,
                approvals,
                seniors,
                decideWithin,
                escalation,
                source));
    }

    private Optional<Exemption> exemption(Section at) {
        int before = at.findings().size();
        Optional<Node.Text> id = at.findText("id", LONGEST_LINE);
        Optional<Node.Text> title = at.text("title", LONGEST_LINE, "Public-interest exception");
        Optional<Condition> speaker = condition(at, "speaker", "has(author.office) && author.office != \"none\"");
        List<String> never = at.words("never", "category", words.categories().keySet());
        List<String> unlikely =
                at.words("unlikely", "category", words.categories().keySet());
        List<String> decidedBy = at.words("decided-by", "role", Vocabulary.ROLES);
        if (decidedBy.isEmpty() && at.findings().size() == before) {
            at.mistake("decided-by", "nobody who decides", "one or more roles, such as 'decided-by: [leadership]'");
        }
        Optional<String> notice = at.word("notice", "notice", words.notices().keySet());
        List<String> limits = at.words("limits", "action", Vocabulary.ACTIONS);
        Optional<Duration> reviewAfter = at.span("review-after");
        at.findText("source", LONGEST_TEXT);
        if (at.findings().size() > before || id.isEmpty() || title.isEmpty() || speaker.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Exemption(
                id.orElseThrow().value(),
                title.orElseThrow().value().strip(),
                speaker.orElseThrow(),
                Set.copyOf(never),
                Set.copyOf(unlikely),
                decidedBy,
                notice.map(words.notices()::get),
                limits,
                reviewAfter));
    }

    private Optional<Condition> condition(Section at, String key, String example) {
        return at.text(key, ConditionReader.LONGEST, example)
                .flatMap(text -> conditions.read(text, at.pathOf(key), at.findings()));
    }

    private Optional<Verdict.Action> action(Section at, Node item) {
        if (item instanceof Node.Text text) {
            if (!Vocabulary.ACTIONS.contains(text.value())) {
                at.findings()
                        .unknownWord(text.place(), at.pathOf("actions"), "action", text.value(), Vocabulary.ACTIONS);
            }
            return Optional.of(new Verdict.Action(text.value(), Optional.empty(), Optional.empty()));
        }
        if (!(item instanceof Node.Mapping mapping)) {
            at.findings()
                    .mistake(
                            item.place(),
                            at.pathOf("actions"),
                            item.word(),
                            "an action, such as remove-post or {do: lock-account, for: 3d}");
            return Optional.empty();
        }
        Section action = Section.of(mapping, at.pathOf("actions"), Set.of("do", "for", "notice"), at.findings());
        return action.neededWord("do", "action", Vocabulary.ACTIONS)
                .map(name -> new Verdict.Action(
                        name,
                        action.span("for"),
                        action.word("notice", "notice", words.notices().keySet())
                                .map(words.notices()::get)));
    }

    private Optional<Verdict.Escalation> escalation(Section at) {
        Optional<String> ladder = at.neededWord("ladder", "ladder", words.ladders());
        Optional<Node.Text> ask = at.text("ask", LONGEST_TEXT, "Decide about a context notice.");
        Duration within = at.span("within").orElse(Duration.ofHours(1));
        return ladder.isPresent() && ask.isPresent()
                ? Optional.of(
                        new Verdict.Escalation(ladder.get(), ask.get().value().strip(), within))
                : Optional.empty();
    }
}

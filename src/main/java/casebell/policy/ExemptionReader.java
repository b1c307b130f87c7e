package casebell.policy;

import casebell.policy.condition.Condition;
import casebell.policy.condition.ConditionReader;
import casebell.policy.text.Node;
import casebell.policy.text.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads exceptions with the words that the bundle declares. */
final class ExemptionReader {
    static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "gate",
            "speaker",
            "criteria",
            "likened",
            "never",
            "unlikely",
            "factors",
            "decided-by",
            "notice",
            "limits",
            "review-after",
            "source");
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_NAMED = 20;

    private final Vocabulary words;
    private final ConditionReader conditions;

    ExemptionReader(Vocabulary words, ConditionReader conditions) {
        this.words = words;
        this.conditions = conditions;
    }

    /** An exception; empty when it cannot be used, and why is among the findings. */
    Optional<Exemption> read(Section at) {
        int before = at.findings().size();
        Optional<Node.Text> id = at.findText("id", LONGEST_LINE);
        Optional<Node.Text> title = at.text("title", LONGEST_LINE, "Public-interest exception");
        Exemption.Speaker speaker = speaker(at);
        Set<String> categories = words.categories().keySet();
        Exemption.Ban ban = new Exemption.Ban(
                Set.copyOf(at.words("never", "category", categories)),
                Set.copyOf(at.words("unlikely", "category", categories)));
        List<Exemption.Factor> factors = named(at, "factors", Set.of("title", "when", "speaks")).stream()
                .map(f -> new Exemption.Factor(
                        f.named(),
                        f.at().neededWord("speaks", "side", List.of("for", "against"))
                                .filter("for"::equals)
                                .isPresent()))
                .toList();
        Exemption.Terms terms = terms(at, before);
        at.findText("source", LONGEST_TEXT);
        if (at.findings().size() > before || id.isEmpty() || title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Exemption(id.get().value(), title.get().value().strip(), speaker, ban, factors, terms));
    }

    private Exemption.Speaker speaker(Section at) {
        Optional<Condition> gate = condition(at, "gate");
        Optional<Condition> likened = condition(at, "likened");
        List<Exemption.Named> criteria = new ArrayList<>();
        if (at.find("criteria").isPresent()) {
            named(at, "criteria", Set.of("title", "when")).forEach(c -> criteria.add(c.named()));
            if (at.find("speaker").isPresent()) {
                at.mistake("speaker", "'speaker' beside 'criteria'", "one of the two");
            }
        } else {
            at.text("speaker", ConditionReader.LONGEST, "has(author.office) && author.office != \"none\"")
                    .flatMap(text -> conditions.read(text, at.pathOf("speaker"), at.findings()))
                    .ifPresent(
                            c -> criteria.add(new Exemption.Named("The speaker is one of those it is meant for", c)));
        }
        return new Exemption.Speaker(gate, criteria, likened);
    }

    private Exemption.Terms terms(Section at, int before) {
        List<String> decidedBy = at.words("decided-by", "role", Vocabulary.ROLES);
        if (decidedBy.isEmpty() && at.findings().size() == before) {
            at.mistake("decided-by", "nobody who decides", "one or more roles, such as 'decided-by: [leadership]'");
        }
        PlannedReader planned = new PlannedReader(words);
        Optional<Notice> notice = planned.notice(at);
        List<Planned.Fixed> limits = at.words("limits", "action", Vocabulary.ACTIONS).stream()
                .map(planned::plain)
                .toList();
        Optional<Duration> reviewAfter = at.span("review-after");
        return new Exemption.Terms(decidedBy, notice, limits, reviewAfter);
    }

    private record Read(Exemption.Named named, Section at) {}

    private List<Read> named(Section at, String key, Set<String> keys) {
        List<Read> all = new ArrayList<>();
        List<Node> items = at.items(key);
        if (items.size() > MOST_NAMED) {
            at.mistake(key, items.size() + " entries", "at most " + MOST_NAMED);
        }
        for (Node item : items) {
            if (!(item instanceof Node.Mapping mapping)) {
                at.findings()
                        .mistake(
                                item.place(),
                                at.pathOf(key),
                                item.word(),
                                "a group of keys, such as {title: ..., when: ...}");
                continue;
            }
            Section each = Section.of(mapping, at.pathOf(key), keys, at.findings());
            Optional<Node.Text> title = each.text("title", LONGEST_LINE, "Holds public office");
            Optional<Condition> when = each.text("when", ConditionReader.LONGEST, "author.followers > 100000")
                    .flatMap(text -> conditions.read(text, each.pathOf("when"), each.findings()));
            if (title.isPresent() && when.isPresent()) {
                all.add(new Read(new Exemption.Named(title.get().value().strip(), when.get()), each));
            }
        }
        return all;
    }

    private Optional<Condition> condition(Section at, String key) {
        return at.findText(key, ConditionReader.LONGEST)
                .flatMap(text -> conditions.read(text, at.pathOf(key), at.findings()));
    }
}

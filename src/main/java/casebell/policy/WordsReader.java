package casebell.policy;

import casebell.policy.terms.TermLists;
import casebell.policy.text.Node;
import casebell.policy.text.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads the words that the files of a bundle declare: categories, ladders, notices, actions and ladders of strikes. */
final class WordsReader {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_LANGUAGES = 60;
    private static final int MOST_APPROVALS = 5;
    private static final int MOST_STRIKES = 1000;
    private static final int MOST_NAMES = 500;

    private final Map<String, Section> files;
    private final TermLists terms;
    private final Map<String, String> known = new HashMap<>();

    /**
     * @param files by name
     */
    WordsReader(Map<String, Section> files, TermLists terms) {
        this.files = files;
        this.terms = terms;
    }

    Vocabulary read() {
        Map<String, Vocabulary.Category> categories =
                all("categories", "category", (id, at) -> category(id, at.entry(), at.section()));
        Map<String, String> ladders =
                all("ladders", "ladder", (id, at) -> text("ladder", id, at.entry(), at.section()));
        Map<String, Notice> notices = all("notices", "notice", (id, at) -> notice(id, at.entry(), at.section()));
        Map<String, ActionKind> actions = all("actions", "action", (id, at) -> action(id, at.entry(), at.section()));
        Vocabulary words = new Vocabulary(categories, ladders, notices, actions, Map.of(), terms);
        Map<String, StrikeLadder> strikes =
                all("strikes", "ladder of strikes", (id, at) -> strikes(id, at.entry(), at.section(), words));
        return new Vocabulary(categories, ladders, notices, actions, strikes, terms);
    }

    private record At(Node.Entry entry, Section section) {}

    private <T> Map<String, T> all(String key, String kind, BiFunction<String, At, Optional<T>> read) {
        Map<String, T> found = new LinkedHashMap<>();
        files.forEach((file, section) -> section.entries(key).forEach((id, entry) -> {
            if (found.size() >= MOST_NAMES) {
                section.findings()
                        .mistake(entry.place(), kind, "more than " + MOST_NAMES + " under '" + key + "'", "fewer");
            } else if (isNew(kind, id, entry, file, section)) {
                read.apply(id, new At(entry, section)).ifPresent(value -> found.put(id, value));
            }
        }));
        return found;
    }

    private boolean isNew(String kind, String id, Node.Entry entry, String file, Section section) {
        String where = file + ", line " + entry.place().line();
        if (!id.matches(Vocabulary.ID)) {
            section.findings()
                    .mistake(entry.place(), kind, "the name '" + id + "'", "lower case with dots and hyphens");
            return false;
        }
        String before = known.putIfAbsent(kind + " " + id, where);
        if (before != null) {
            section.findings()
                    .mistake(
                            entry.place(),
                            kind + " " + id,
                            "the " + kind + " a second time; it stands in " + before + " already",
                            "each " + kind + " once in the bundle");
        }
        return before == null;
    }

    private static Optional<Vocabulary.Category> category(String id, Node.Entry entry, Section section) {
        if (entry.value() instanceof Node.Mapping mapping) {
            Section at = Section.of(
                    mapping, "category " + id, Set.of("title", "violation", "post-stays"), section.findings());
            boolean isViolation = at.flag("violation").orElse(true);
            boolean stays = at.flag("post-stays").orElse(false);
            if (isViolation && stays) {
                at.mistake("post-stays", "yes, of what is forbidden", "violation: false beside it, or no post-stays");
            }
            return at.text("title", LONGEST_NAME, "Threats of violence")
                    .map(t -> new Vocabulary.Category(id, t.value().strip(), isViolation, stays));
        }
        return text("category", id, entry, section).map(title -> new Vocabulary.Category(id, title, true, false));
    }

    private static Optional<Notice> notice(String id, Node.Entry entry, Section section) {
        if (!(entry.value() instanceof Node.Mapping mapping)) {
            return text("notice", id, entry, section)
                    .map(words -> new Notice(id, List.of(new Notice.Text(Notice.ANY, words))));
        }
        List<Notice.Text> texts = new ArrayList<>();
        for (Node.Entry each : mapping.entries()) {
            if (!each.key().matches(Notice.TAG)) {
                section.findings()
                        .mistake(
                                each.place(),
                                "notice " + id,
                                "the language '" + each.key() + "'",
                                "a language tag, such as en, de or pt-BR");
            }
            text("notice", id, each, section).ifPresent(words -> texts.add(new Notice.Text(each.key(), words)));
        }
        if (mapping.entries().isEmpty() || mapping.entries().size() > MOST_LANGUAGES) {
            section.findings()
                    .mistake(
                            entry.value().place(),
                            "notice " + id,
                            mapping.entries().size() + " languages",
                            "1 to " + MOST_LANGUAGES + " languages, such as {en: ..., de: ...}");
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Notice(id, texts));
    }

    private static Optional<ActionKind> action(String id, Node.Entry entry, Section section) {
        if (!Vocabulary.ACTIONS.contains(id)) {
            section.findings().unknownWord(entry.place(), "actions", "action", id, Vocabulary.ACTIONS);
            return Optional.empty();
        }
        Optional<Section> group =
                group(entry, "action " + id, Set.of("title", "reversible", "approvals", "lasts"), section);
        return group.flatMap(at -> at.text("title", LONGEST_NAME, "Remove the post")
                .map(title -> new ActionKind(
                        id,
                        title.value().strip(),
                        at.flag("reversible").orElse(true),
                        at.count("approvals", 1, MOST_APPROVALS).orElse(1),
                        at.span("lasts"))));
    }

    private static Optional<StrikeLadder> strikes(String id, Node.Entry entry, Section section, Vocabulary words) {
        Optional<Section> group =
                group(entry, "strikes " + id, Set.of("title", "category", "expire", "steps", "source"), section);
        return group.flatMap(at -> {
            Optional<Node.Text> title = at.text("title", LONGEST_NAME, "Strikes for misleading about an election");
            Optional<String> category =
                    at.word("category", "category", words.categories().keySet());
            List<StrikeLadder.Step> steps = new ArrayList<>();
            at.items("steps").forEach(item -> step(item, at, words, steps));
            if (steps.isEmpty() && !at.findings().areAt(at.placeOf("steps"))) {
                at.mistake(
                        "steps", "a ladder without steps", "steps: [{from: 1}, {from: 2, do: lock-account, for: 12h}]");
            }
            return steps.isEmpty() || title.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new StrikeLadder(
                            id,
                            title.get().value().strip(),
                            category,
                            at.span("expire"),
                            steps,
                            at.findText("source", LONGEST_TEXT).map(Node.Text::value)));
        });
    }

    private static void step(Node item, Section ladder, Vocabulary words, List<StrikeLadder.Step> steps) {
        if (!(item instanceof Node.Mapping mapping)) {
            ladder.findings()
                    .mistake(
                            item.place(),
                            ladder.pathOf("steps"),
                            item.word(),
                            "a step, such as {from: 2, do: lock-account, for: 12h}");
            return;
        }
        Section at = Section.of(
                mapping, ladder.pathOf("steps"), Set.of("from", "do", "for", "notice", "approvals"), ladder.findings());
        int before = at.findings().size();
        Optional<Integer> from = at.count("from", 1, MOST_STRIKES);
        if (from.isEmpty() && at.findings().size() == before) {
            at.mistake("from", "no key 'from'", "with how many strikes the step begins, such as 'from: 2'");
        }
        int last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).from();
        if (from.isPresent() && from.get() <= last) {
            at.mistake("from", from.get() + " after " + last, "steps from the lowest to the highest");
        }
        Optional<Planned.Fixed> action =
                at.find("do").isPresent() ? new PlannedReader(words).fixed(at) : Optional.empty();
        int approvals = at.count("approvals", 1, MOST_APPROVALS).orElse(1);
        from.ifPresent(n -> steps.add(new StrikeLadder.Step(n, action, approvals)));
    }

    private static Optional<Section> group(Node.Entry entry, String path, Set<String> keys, Section section) {
        if (entry.value() instanceof Node.Mapping mapping) {
            return Optional.of(Section.of(mapping, path, keys, section.findings()));
        }
        section.findings()
                .mistake(
                        entry.value().place(),
                        path,
                        entry.value().word(),
                        "a group of keys: "
                                + String.join(", ", keys.stream().sorted().toList()));
        return Optional.empty();
    }

    private static Optional<String> text(String kind, String id, Node.Entry entry, Section section) {
        if (entry.value() instanceof Node.Text text && text.value().length() <= LONGEST_TEXT) {
            String words = text.value().strip();
            if (words.indexOf('\n') < 0 || kind.equals("notice")) {
                return Optional.of(words);
            }
            section.findings().mistake(text.place(), kind + " " + id, "a text of several lines", "a text on one line");
            return Optional.empty();
        }
        section.findings()
                .mistake(
                        entry.value().place(),
                        kind + " " + id,
                        entry.value().word(),
                        "a text of at most " + LONGEST_TEXT + " characters");
        return Optional.empty();
    }
}

package casebell.policy;

import casebell.policy.text.Node;
import casebell.policy.text.Section;
import java.util.Optional;
import java.util.Set;

/** Reads what rules, ladders and exceptions plan, with the words that the bundle declares. */
final class PlannedReader {
    private final Vocabulary words;

    PlannedReader(Vocabulary words) {
        this.words = words;
    }

    /** An item of {@code actions}: a word, {@code {do: ..., for: ..., notice: ...}} or {@code {by-strikes: ...}}. */
    Optional<Planned> item(Section at, Node item) {
        if (item instanceof Node.Text text) {
            if (!Vocabulary.ACTIONS.contains(text.value())) {
                at.findings()
                        .unknownWord(text.place(), at.pathOf("actions"), "action", text.value(), Vocabulary.ACTIONS);
            }
            return Optional.of(plain(text.value()));
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
        if (mapping.find("by-strikes").isPresent()) {
            return Section.of(mapping, at.pathOf("actions"), Set.of("by-strikes"), at.findings())
                    .neededWord(
                            "by-strikes", "ladder of strikes", words.strikes().keySet())
                    .flatMap(id -> Optional.ofNullable(words.strikes().get(id)))
                    .map(Planned.ByStrikes::new);
        }
        Section action = Section.of(mapping, at.pathOf("actions"), Set.of("do", "for", "notice"), at.findings());
        return fixed(action).map(f -> f);
    }

    /** The keys {@code do}, {@code for} and {@code notice} of a group. */
    Optional<Planned.Fixed> fixed(Section at) {
        return at.neededWord("do", "action", Vocabulary.ACTIONS).map(name -> {
            ActionKind kind = words.action(name);
            return new Planned.Fixed(kind, at.span("for").or(kind::lasts), notice(at));
        });
    }

    /** The key {@code notice} of a group. */
    Optional<Notice> notice(Section at) {
        return at.word("notice", "notice", words.notices().keySet())
                .flatMap(id -> Optional.ofNullable(words.notices().get(id)));
    }

    /** An action without anything else. */
    Planned.Fixed plain(String name) {
        ActionKind kind = words.action(name);
        return new Planned.Fixed(kind, kind.lasts(), Optional.empty());
    }
}

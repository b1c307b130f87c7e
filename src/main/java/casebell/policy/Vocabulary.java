package casebell.policy;

import casebell.policy.terms.TermLists;
import java.util.List;
import java.util.Map;

/**
 * The words that a bundle can use: those of the program, and those that the bundle declares.
 *
 * @param categories by id
 * @param ladders who is told, by name; the configuration says who is on them
 * @param notices texts that readers of a post see, by id
 * @param actions what the bundle says about actions, by name
 * @param strikes ladders of strikes, by id
 * @param terms lists of terms
 */
record Vocabulary(
        Map<String, Category> categories,
        Map<String, String> ladders,
        Map<String, Notice> notices,
        Map<String, ActionKind> actions,
        Map<String, StrikeLadder> strikes,
        TermLists terms) {
    /** From the least severe to the most severe. */
    static final List<String> SEVERITIES = List.of("none", "low", "medium", "high", "critical");

    /** What case systems can do: the words of the Case API, and two for what only some systems know. */
    static final List<String> ACTIONS = List.of(
            "remove-post",
            "hide-post",
            "notice",
            "context-note",
            "limit-reach",
            "limit-replies",
            "sweep-replies",
            "warn",
            "strike",
            "lock-account",
            "suspend-account",
            "limit-account",
            "mark-sensitive",
            "restore",
            "preserve-evidence",
            "close-case",
            "no-action");

    /** What a member of staff can be trusted with. */
    static final List<String> ROLES = List.of("reviewer", "lead", "leadership", "liaison", "policy-owner", "operator");

    /** The form of every id in a bundle. */
    static final String ID = "[a-z][a-z0-9]*([.-][a-z0-9]+){0,5}";

    Vocabulary {
        categories = Map.copyOf(categories);
        ladders = Map.copyOf(ladders);
        notices = Map.copyOf(notices);
        actions = Map.copyOf(actions);
        strikes = Map.copyOf(strikes);
    }

    /** What the bundle says about an action. */
    ActionKind action(String name) {
        ActionKind kind = actions.get(name);
        return kind == null ? ActionKind.plain(name) : kind;
    }

    /**
     * What rules are about.
     *
     * @param title a few words for people
     * @param isViolation whether a rule of this category says that something is forbidden; otherwise it says what follows from something that
     *     is not
     * @param stays whether a post stays of which only rules of such categories say something
     */
    record Category(String id, String title, boolean isViolation, boolean stays) {}
}

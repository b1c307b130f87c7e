package casebell.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words that a bundle can use: those of the program, and those that the bundle declares.
 *
 * @param categories by id
 * @param ladders names of ladders; the configuration says who is on them
 * @param notices texts that readers of a post see, by id
 */
record Vocabulary(Map<String, Category> categories, Set<String> ladders, Map<String, String> notices) {
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
        ladders = Set.copyOf(ladders);
        notices = Map.copyOf(notices);
    }

    /**
     * What rules are about.
     *
     * @param title a few words for people
     * @param isViolation whether a rule of this category says that something is forbidden; otherwise it says what follows from something that
     *     is not
     */
    record Category(String id, String title, boolean isViolation) {}
}

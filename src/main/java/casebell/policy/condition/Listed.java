package casebell.policy.condition;

import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.Facts;
import casebell.policy.terms.TermLists;
import java.util.Optional;

/**
 * A list of terms that a condition looks for.
 *
 * @param list its name
 * @param fact the text in which it is looked for; for a field of a list's items, in each of them
 */
record Listed(TermLists lists, String list, String fact) {
    /** Its name and version: {@code spam (6 terms, 3f2a81c0)}. */
    String version() {
        return list + " (" + lists.version(list) + ")";
    }

    /** How often it is hit: {@code terms spam (2)}; empty when it is not. */
    Optional<String> show(Facts facts) {
        Fact of = FactTable.find(fact).orElseThrow();
        int count = of.isOfItem()
                ? facts.items(of.list()).stream()
                        .mapToInt(item -> item.get(of.field()) instanceof String text ? lists.count(text, list) : 0)
                        .sum()
                : facts.text(fact).map(text -> lists.count(text, list)).orElse(0);
        return count == 0 ? Optional.empty() : Optional.of("terms " + list + " (" + count + ")");
    }
}

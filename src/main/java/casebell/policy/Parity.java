package casebell.policy;

import casebell.policy.facts.FactTable;
import casebell.policy.facts.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks whether like cases are treated alike: the same facts with only the party, the country, the language or the office swapped. That offices differ can
 * be meant; a difference by party, country or language hardly ever is.
 */
public final class Parity {
    private static final List<String> PARTIES = List.of("party-a", "party-b");
    private static final List<String> COUNTRIES = List.of("US", "DE", "IN", "BR", "NG");
    private static final List<String> LANGUAGES = List.of("en", "de", "hi", "pt", "ar");

    private final Policy policy;
    private final List<Difference> differences = new ArrayList<>();
    private int pairs;

    private Parity(Policy policy) {
        this.policy = policy;
    }

    /**
     * A case that is treated differently because of one fact.
     *
     * @param fact what was swapped, {@code author.party}
     * @param from its value in one case, {@code absent} when there was none
     * @param to its value in the other
     * @param rules ids of the rules that fire in only one of them; empty when the same rules give another verdict
     * @param example the case
     * @param words what changed
     */
    public record Difference(
            String fact, String from, String to, Set<String> rules, String example, List<String> words) {
        public Difference {
            rules = Set.copyOf(rules);
            words = List.copyOf(words);
        }

        /** Whether it is by office, which can be meant. */
        public boolean isByOffice() {
            return fact.endsWith(".office");
        }
    }

    /**
     * What came of it.
     *
     * @param pairs how many pairs of cases were compared
     * @param differences by fact and example
     */
    public record Found(int pairs, List<Difference> differences) {
        public Found {
            differences = List.copyOf(differences);
        }
    }

    /** Compares each example with its swapped copies. */
    public static Found of(Policy policy, List<TestReport.Example> examples) {
        Parity parity = new Parity(policy);
        examples.forEach(parity::compare);
        parity.differences.sort(Comparator.comparing(Difference::fact).thenComparing(Difference::example));
        return new Found(parity.pairs, parity.differences);
    }

    private void compare(TestReport.Example example) {
        Verdict usual = policy.evaluate(example.facts());
        for (String who : List.of("author", "target")) {
            swap(example, usual, who + ".party", PARTIES);
            swap(example, usual, who + ".country", COUNTRIES);
            Optional<String> office = example.facts().text(who + ".office").filter(o -> !o.equals("none"));
            if (office.isPresent()) {
                swap(example, usual, who + ".office", offices(who));
            }
        }
        swap(example, usual, "content.language", LANGUAGES);
    }

    private static List<String> offices(String who) {
        return FactTable.find(who + ".office").orElseThrow().values().stream()
                .filter(o -> !o.equals("none"))
                .toList();
    }

    private void swap(TestReport.Example example, Verdict usual, String fact, List<String> values) {
        Facts facts = example.facts();
        String from = facts.text(fact).orElse("absent");
        for (String to : values) {
            if (to.equals(from)) {
                continue;
            }
            pairs++;
            VerdictChange change = VerdictChange.between(usual, policy.evaluate(facts.with(fact, to)));
            if (!change.isNone()) {
                Set<String> rules = new TreeSet<>(change.gained());
                rules.addAll(change.lost());
                differences.add(new Difference(fact, from, to, rules, example.name(), change.words()));
            }
        }
    }
}

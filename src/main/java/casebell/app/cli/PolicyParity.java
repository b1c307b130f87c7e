package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.Parity;
import casebell.policy.PolicyReader;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code policy parity}. */
@Command(
        name = "parity",
        description =
                "Asks whether like cases are treated alike: runs each tested case with only the party, the country, the language or"
                        + " the office swapped, and lists the differences by rule. Ends with 1 when one is not by office.")
final class PolicyParity extends PolicyVerb {
    @Option(names = "--all", description = "Names each pair of cases, not only the rules.")
    private boolean all;

    @Override
    int about(PolicyReader.Read.Ready read) {
        PrintWriter out = console().out();
        Parity.Found found = Parity.of(read.policy(), read.tests().examples());
        Map<String, Map<String, Integer>> byRule = new TreeMap<>();
        for (Parity.Difference each : found.differences()) {
            for (String rule : each.rules().isEmpty() ? Set.of("(no rule)") : each.rules()) {
                byRule.computeIfAbsent(rule, r -> new TreeMap<>()).merge(each.fact(), 1, Integer::sum);
            }
            if (all) {
                out.println(each.fact() + " " + Plain.escape(each.from()) + " -> " + each.to() + " in '"
                        + Plain.escape(each.example()) + "'");
                each.words().forEach(word -> out.println("  " + Plain.escape(word)));
            }
        }
        byRule.forEach((rule, facts) -> facts.forEach(
                (fact, count) -> out.println(rule + ": differs by " + fact + " in " + inWords(count, "pair"))));
        long other = found.differences().stream().filter(d -> !d.isByOffice()).count();
        out.println(inWords(found.pairs(), "pair") + " compared: "
                + found.differences().size() + " differ, of them " + other + " by something else than the office.");
        return other == 0 ? Jobs.OK : Jobs.PROBLEM;
    }
}

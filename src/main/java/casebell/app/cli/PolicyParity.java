package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.Parity;
import casebell.policy.PolicyReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy parity}. */
@Command(
        name = "parity",
        description =
                "Asks whether like cases are treated alike: runs each tested case with only the party, the country, the language or"
                        + " the office swapped, and lists the differences by rule. Ends with 1 when one is not by office.")
final class PolicyParity extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "config/policy",
            description = "The folder of the policy. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("config", "policy");

    @Option(names = "--all", description = "Names each pair of cases, not only the rules.")
    private boolean all;

    @Override
    public Integer call() {
        PrintWriter out = console().out();
        Optional<PolicyReader.Read.Ready> read =
                PolicyFolder.read(folder, console().err());
        if (read.isEmpty()) {
            return Jobs.PROBLEM;
        }
        Parity.Found found = Parity.of(read.get().policy(), read.get().tests().examples());
        Map<String, Map<String, Integer>> byRule = new TreeMap<>();
        for (Parity.Difference each : found.differences()) {
            for (String rule : each.rules().isEmpty()
                    ? new TreeSet<>(java.util.Set.of("(no rule)"))
                    : new TreeSet<>(each.rules())) {
                byRule.computeIfAbsent(rule, r -> new TreeMap<>()).merge(each.fact(), 1, Integer::sum);
            }
            if (all) {
                out.println(each.fact() + " " + Plain.escape(each.from()) + " -> " + each.to() + " in '"
                        + Plain.escape(each.example()) + "'");
                each.words().forEach(word -> out.println("  " + Plain.escape(word)));
            }
        }
        byRule.forEach((rule, facts) -> facts.forEach((fact, count) ->
                out.println(rule + ": differs by " + fact + " in " + PolicyFolder.counted(count, "pair"))));
        long other = found.differences().stream().filter(d -> !d.isByOffice()).count();
        out.println(PolicyFolder.counted(found.pairs(), "pair") + " compared: "
                + found.differences().size() + " differ, of them " + other + " by something else than the office.");
        return other == 0 ? Jobs.OK : Jobs.PROBLEM;
    }
}

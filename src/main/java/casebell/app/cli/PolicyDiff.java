package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.BundleDiff;
import casebell.policy.PolicyReader;
import casebell.policy.TestReport;
import casebell.policy.VerdictChange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code policy diff}. */
@Command(
        name = "diff",
        description =
                "Shows what a change of a policy means: rules that came, went or say something else, and the tested cases whose"
                        + " verdict changes with them.")
final class PolicyDiff extends Verb {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "The folder of the one policy.")
    private Path before = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AFTER",
            defaultValue = "config/policy",
            description = "The folder of the other. Default: ${DEFAULT-VALUE}.")
    private Path after = Path.of("config", "policy");

    @Override
    public Integer call() {
        PrintWriter out = console().out();
        Optional<PolicyReader.Read.Ready> was =
                PolicyFolder.read(before, console().err());
        Optional<PolicyReader.Read.Ready> is =
                PolicyFolder.read(after, console().err());
        if (was.isEmpty() || is.isEmpty()) {
            return Jobs.PROBLEM;
        }
        List<String> lines = BundleDiff.between(was.get().policy(), is.get().policy());
        if (lines.isEmpty()) {
            out.println("Both policies say the same.");
            return Jobs.OK;
        }
        lines.forEach(line -> out.println(Plain.escape(line)));
        Map<String, TestReport.Example> examples = new LinkedHashMap<>();
        was.get().tests().examples().forEach(e -> examples.put(e.name(), e));
        is.get().tests().examples().forEach(e -> examples.put(e.name(), e));
        int changed = 0;
        for (TestReport.Example example : examples.values()) {
            VerdictChange change = VerdictChange.between(
                    was.get().policy().evaluate(example.facts()),
                    is.get().policy().evaluate(example.facts()));
            if (!change.isNone()) {
                changed++;
                out.println("\nCase '" + Plain.escape(example.name()) + "'");
                change.words().forEach(word -> out.println("  " + Plain.escape(word)));
            }
        }
        out.println("\n" + inWords(lines.size(), "difference") + "; the verdict changes in " + changed + " of "
                + inWords(examples.size(), "tested case") + ".");
        return Jobs.OK;
    }
}

package casebell.app.cli;

import casebell.policy.FactsLines;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.Verdict;
import casebell.policy.facts.Facts;
import casebell.policy.text.Mistake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that judges facts and tells each verdict. */
abstract class FactsVerb extends Verb {
    private final InstantSource clock;

    @Option(
            names = {"-p", "--policy"},
            paramLabel = "FOLDER",
            defaultValue = "config/policy",
            description = "The folder of the policy. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("config", "policy");

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "The moment of judging, where the facts tell none. Default: now.")
    private Optional<Instant> now = Optional.empty();

    @Parameters(
            arity = "0..1",
            paramLabel = "FACTS",
            defaultValue = "-",
            description = "A file with one JSON object, or one in each line. Without it the input stream.")
    private Path file = Path.of("-");

    FactsVerb(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public final Integer call() throws IOException {
        PrintWriter out = console().out();
        Optional<Policy> read = PolicyFolder.read(folder, console().err()).map(PolicyReader.Read.Ready::policy);
        if (read.isEmpty()) {
            return Jobs.PROBLEM;
        }
        Policy policy = read.get();
        AtomicInteger refused = new AtomicInteger();
        FactsFile.read(file, now.orElseGet(clock::instant), new FactsLines.Taker() {
            @Override
            public void facts(Facts facts) {
                out.println(told(judge(policy, facts)));
            }

            @Override
            public void mistakes(List<Mistake> mistakes) {
                refused.incrementAndGet();
                PolicyFolder.tell(mistakes, console().err());
            }
        });
        if (out.checkError()) {
            throw new IOException("the output stream was closed before the end");
        }
        return refused.get() == 0 ? Jobs.OK : Jobs.PROBLEM;
    }

    /** What the policy says. */
    Verdict judge(Policy policy, Facts facts) {
        return policy.evaluate(facts);
    }

    /** What is written of a verdict, followed by the end of a line. */
    abstract String told(Verdict verdict);
}

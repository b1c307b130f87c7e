package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.app.log.Plain;
import casebell.policy.PolicyReader;
import casebell.policy.TestReport;
import casebell.policy.replay.CaseStream;
import casebell.policy.replay.JsonLines;
import casebell.policy.replay.Replay;
import casebell.policy.replay.ReplayFiles;
import casebell.policy.replay.ReplayTotals;
import casebell.policy.replay.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy replay}. */
@Command(
        name = "replay",
        description = {
            "Runs two policies over past cases and says which of them would get another verdict: NAME.html for people,"
                    + " NAME.json for machines, NAME-changes.jsonl with every changed case.",
            "The cases are those of the configured store, unless --cases or --generated says otherwise.",
            "Stopped in the middle, the same command goes on where it was."
        })
final class PolicyReplay extends Verb {
    private final Jobs jobs;
    private final InstantSource clock;

    @Mixin
    private final ConfigFile config;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The folder of the one policy.")
    private Path before = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AFTER",
            defaultValue = "config/policy",
            description = "The folder of the other. Default: ${DEFAULT-VALUE}.")
    private Path after = Path.of("config", "policy");

    @ArgGroup
    private From from = new From();

    @Option(
            names = {"-r", "--report"},
            paramLabel = "NAME",
            defaultValue = "replay",
            description = "The files of the report, without their endings. Default: ${DEFAULT-VALUE}.")
    private Path report = Path.of("replay");

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "The moment of judging, where a case in a file tells none. Default: now.")
    private Optional<Instant> now = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "For --generated. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    /** Where the cases come from. */
    static final class From {
        @Option(names = "--cases", paramLabel = "FILE", description = "Cases in a file, one JSON object in each line.")
        private Optional<Path> file = Optional.empty();

        @Option(
                names = "--generated",
                paramLabel = "COUNT",
                description = "Cases made by chance from the tests of both policies.")
        private Optional<Long> generated = Optional.empty();
    }

    PolicyReplay(ConfigLoader loader, Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
        this.config = new ConfigFile(loader);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = console().err();
        Optional<PolicyReader.Read.Ready> was = PolicyFolder.read(before, err);
        Optional<PolicyReader.Read.Ready> is = PolicyFolder.read(after, err);
        if (was.isEmpty() || is.isEmpty()) {
            return Jobs.PROBLEM;
        }
        Optional<CaseStream> cases = cases(was.get(), is.get());
        if (cases.isEmpty()) {
            return Jobs.PROBLEM;
        }
        try (CaseStream stream = cases.get()) {
            replay(was.get(), is.get(), stream);
        }
        return Jobs.OK;
    }

    private Optional<CaseStream> cases(PolicyReader.Read.Ready was, PolicyReader.Read.Ready is) throws IOException {
        if (from.file.isPresent()) {
            return Optional.of(JsonLines.open(from.file.get(), now.orElseGet(clock::instant)));
        }
        if (from.generated.isPresent()) {
            List<TestReport.Example> examples = new ArrayList<>(was.tests().examples());
            is.tests().examples().stream().filter(e -> !examples.contains(e)).forEach(examples::add);
            if (examples.isEmpty() || from.generated.get() < 1) {
                console()
                        .err()
                        .println(
                                "Cases are made from the tests of the policies: at least one test, and a count of at least 1.");
                return Optional.empty();
            }
            return Optional.of(new Samples(examples, from.generated.get(), seed));
        }
        Optional<Settings> settings = config.settings(console().err());
        return settings.isEmpty() ? Optional.empty() : Optional.of(jobs.pastCases(settings.get()));
    }

    private void replay(PolicyReader.Read.Ready was, PolicyReader.Read.Ready is, CaseStream cases) throws IOException {
        PrintWriter out = console().out();
        PrintWriter err = console().err();
        ReplayFiles.Run run =
                new ReplayFiles.Run(was.policy().revision(), is.policy().revision(), cases.origin());
        try (ReplayFiles files = ReplayFiles.open(report, run, clock)) {
            ReplayTotals totals = files.totals();
            cases.goTo(files.position());
            if (totals.cases() > 0) {
                err.println("Going on after " + inWords((int) Math.min(Integer.MAX_VALUE, totals.cases()), "case")
                        + " of an earlier run.");
            }
            Progress progress = new Progress(err, clock, CommandLine.Help.Ansi.AUTO.enabled(), totals.cases());
            new Replay(was.policy(), is.policy()).run(cases, totals, new Replay.Watcher() {
                @Override
                public void changed(ReplayTotals.Changed changed) throws IOException {
                    files.changed(changed);
                }

                @Override
                public void block(ReplayTotals counted, String position, double done) throws IOException {
                    files.block(counted, position, done);
                    progress.show(done, counted.cases(), "cases");
                }
            });
            progress.end(totals.cases(), "cases");
            Path page = files.finish(totals);
            if (totals.unreadable() > 0) {
                err.println(totals.unreadable() + (totals.unreadable() == 1 ? " entry" : " entries")
                        + " could not be read; the report names the first.");
            }
            out.println("Of " + totals.cases() + " cases, " + totals.changed() + " would get another verdict.");
            out.println("Report: " + Plain.escape(page.toString()));
        }
    }
}

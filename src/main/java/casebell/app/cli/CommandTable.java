package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.log.Plain;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** Every command of {@code casebell}. */
public final class CommandTable {
    private CommandTable() {}

    /** The command line, ready to {@code execute}. */
    public static CommandLine of(ConfigLoader loader, Jobs jobs, InstantSource clock) {
        return new CommandLine(new Groups.Casebell())
                .addSubcommand(new RunHouse(loader, jobs))
                .addSubcommand(new RunDemo(loader, jobs))
                .addSubcommand(new AskHealth(loader))
                .addSubcommand(new CommandLine(new Groups.Config()).addSubcommand(new ConfigCheck(loader, jobs)))
                .addSubcommand(new CommandLine(new Groups.Audit())
                        .addSubcommand(new AuditVerify())
                        .addSubcommand(new AuditExport(loader, jobs)))
                .addSubcommand(new CommandLine(new Groups.Policy())
                        .addSubcommand(new PolicyCheck())
                        .addSubcommand(new PolicyTest())
                        .addSubcommand(new PolicyCoverage())
                        .addSubcommand(new PolicyEvaluate(clock))
                        .addSubcommand(new PolicyExplain(clock))
                        .addSubcommand(new PolicyFmt())
                        .addSubcommand(new PolicyDiff())
                        .addSubcommand(new PolicyReplay(loader, jobs, clock))
                        .addSubcommand(new PolicyParity()))
                .addSubcommand(new HelpCommand())
                .setParameterExceptionHandler((misread, words) -> Misread.explain(misread))
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line));
    }

    /** The edge of the program: what this machine refused is said in a sentence, anything else is a defect and goes to the log too. */
    private static int explain(Exception failure, CommandLine line) {
        String what = Plain.escape(String.valueOf(failure.getMessage()));
        if (failure instanceof NoSuchFileException) {
            line.getErr().println("There is no such file: " + what);
        } else if (failure instanceof FileSystemException) {
            line.getErr().println("A file could not be used: " + what);
        } else if (failure instanceof IOException) {
            line.getErr().println("Reading or writing failed: " + what);
        } else {
            // asked for here: making the log ready takes longer than many a command
            LoggerFactory.getLogger(CommandTable.class).error("A command failed", failure);
            line.getErr().println("Casebell failed, which is a defect; the log says more.");
        }
        return Jobs.PROBLEM;
    }
}

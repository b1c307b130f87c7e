package casebell.app.cli;

import casebell.app.config.Spelling;
import casebell.app.log.Plain;
import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was not understood on the command line, and what was probably meant. */
final class Misread {
    private Misread() {}

    static int explain(ParameterException misread) {
        CommandLine line = misread.getCommandLine();
        line.getErr().println(Plain.escape(String.valueOf(misread.getMessage())));
        Optional<String> meant =
                misread instanceof UnmatchedArgumentException unmatched ? meant(unmatched, line) : Optional.empty();
        meant.ifPresent(name -> line.getErr().println("Did you mean '" + name + "'?"));
        if (meant.isEmpty() && !line.getSubcommands().isEmpty()) {
            line.usage(line.getErr());
        } else {
            line.getErr().println("More: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    private static Optional<String> meant(UnmatchedArgumentException misread, CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        String written = misread.getUnmatched().get(0);
        boolean isOption = written.startsWith("-");
        Collection<String> known =
                isOption ? spec.optionsMap().keySet() : line.getSubcommands().keySet();
        return Spelling.nearest(written, known).map(name -> spec.qualifiedName() + " " + name);
    }
}

package casebell.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class Verb implements Callable<Integer> {
    /** Set by picocli before the command is called. */
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    final Jobs.Console console() {
        return new Jobs.Console(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** {@code 1 mistake}, {@code 2 mistakes}. */
    static String inWords(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** A port from the command line. */
    final int port(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw misread("Option " + option + " is a port from 0 to 65535, found " + port);
        }
        return port;
    }

    /** What was given on the command line makes no sense. */
    final ParameterException misread(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}

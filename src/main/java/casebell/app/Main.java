package casebell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import casebell.app.cli.CommandTable;
import casebell.app.cli.Jobs;
import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;

/** Starts Casebell from the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        ConfigLoader loader = new ConfigLoader(System.getenv(), Clock.systemUTC());
        System.exit(CommandTable.of(loader, new Unwired())
                .setOut(new PrintWriter(System.out, true, UTF_8))
                .setErr(new PrintWriter(System.err, true, UTF_8))
                .execute(args));
    }

    /** Holds the place of the house until it is wired; refuses all that needs it. */
    private static final class Unwired implements Jobs {
        @Override
        public int run(Settings settings, Console console) {
            return refused(console);
        }

        @Override
        public int demo(Settings settings, Console console) {
            return refused(console);
        }

        @Override
        public long export(Settings settings, Appendable target) {
            throw new UnsupportedOperationException("This build has no store");
        }

        @Override
        public int policyCheck(Path folder, Console console) {
            return refused(console);
        }

        private static int refused(Console console) {
            console.err().println("This build has the command line only.");
            return PROBLEM;
        }
    }
}

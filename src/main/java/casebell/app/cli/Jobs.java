package casebell.app.cli;

import casebell.app.config.Settings;
import casebell.policy.replay.CaseStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** What the commands ask of the house. Each answers with the exit code, {@link #OK} or {@link #PROBLEM}, unless it says otherwise. */
public interface Jobs {
    /** All is well. */
    int OK = 0;

    /** A problem was found. */
    int PROBLEM = 1;

    /**
     * Where to write.
     *
     * @param out what was asked for
     * @param err what went wrong
     */
    record Console(PrintWriter out, PrintWriter err) {}

    /**
     * Runs the house until it is stopped: on the real Discord, or on its own when {@link Settings#isSandbox}.
     *
     * @throws IOException when something of this machine fails: a file, a port
     */
    int run(Settings settings, Console console) throws IOException;

    /**
     * Runs the house on its own Discord with invented cases until it is stopped.
     *
     * @param settings always of the sandbox
     * @param flood how many threats come at the end, 0 for none
     * @throws IOException when something of this machine fails: a file, a port
     */
    int demo(Settings settings, int flood, Console console) throws IOException;

    /**
     * Asks each configured case system once, only reading, and tells what came of it and what can be done there.
     *
     * @param link of the case to read there; without it the first one that waits
     * @return {@link #PROBLEM} when one of them cannot be used as it is
     */
    int connect(Settings settings, Optional<String> link, Console console);

    /**
     * Writes the audit chain of the configured store.
     *
     * @return how many entries were written
     * @throws IOException when the store cannot be read or the target not be written
     */
    long export(Settings settings, Appendable target) throws IOException;

    /**
     * The cases in the configured store.
     *
     * @throws IOException when the store cannot be read
     */
    CaseStream pastCases(Settings settings) throws IOException;
}

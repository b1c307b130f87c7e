package casebell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import casebell.app.cli.CommandTable;
import casebell.app.config.ConfigLoader;
import casebell.app.wiring.HouseJobs;
import casebell.policy.PolicyReader;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Set;

/** Starts Casebell from the command line. */
public final class Main {
    /** Commands that read a policy, which takes most of the time until they answer. */
    private static final Set<String> READ_A_POLICY = Set.of("policy", "run", "demo");

    private Main() {}

    public static void main(String[] args) {
        // without it the JDK's own server, which the demonstration case system uses, answers 40 ms late on 17
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // seconds: who sends slowly, or not at all, must not keep the health check from being answered
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        if (args.length > 0 && READ_A_POLICY.contains(args[0])) {
            Thread ready = new Thread(PolicyReader::makeReady, "policy-ready");
            ready.setDaemon(true);
            ready.start();
        }
        Clock clock = Clock.systemUTC();
        ConfigLoader loader = new ConfigLoader(System.getenv(), clock);
        System.exit(CommandTable.of(loader, new HouseJobs(clock), clock)
                .setOut(new PrintWriter(System.out, true, UTF_8))
                .setErr(new PrintWriter(System.err, true, UTF_8))
                .execute(args));
    }
}

package casebell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import casebell.app.cli.CommandTable;
import casebell.app.config.ConfigLoader;
import casebell.app.wiring.HouseJobs;
import java.io.PrintWriter;
import java.time.Clock;

/** Starts Casebell from the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // without it the JDK's own server, which the demonstration case system uses, answers 40 ms late on 17
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // seconds: who sends slowly, or not at all, must not keep the health check from being answered
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        Clock clock = Clock.systemUTC();
        ConfigLoader loader = new ConfigLoader(System.getenv(), clock);
        System.exit(CommandTable.of(loader, new HouseJobs(clock), clock)
                .setOut(new PrintWriter(System.out, true, UTF_8))
                .setErr(new PrintWriter(System.err, true, UTF_8))
                .execute(args));
    }
}

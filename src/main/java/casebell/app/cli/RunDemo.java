package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.app.config.Settings.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
        name = "demo",
        description =
                "Plays a bad week with invented cases, without a browser: tells what every channel saw, and ends by itself.")
final class RunDemo extends Verb {
    private static final int SMALLEST_FLOOD = 20;
    private static final int LARGEST_FLOOD = 50_000;
    private static final Path STANDARD = Path.of("data", "demo.db");

    private final Jobs jobs;

    @Mixin
    private final ConfigFile config;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Of the local Discord and its page; 0 for any free port.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--cases-port",
            paramLabel = "PORT",
            description = "Of the invented case system; 0 for any free port.")
    private Optional<Integer> casesPort = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description =
                    "The database of the demonstration, a new file. Default: data/demo.db, which begins anew each time.")
    private Optional<Path> store = Optional.empty();

    @Option(
            names = "--flood",
            paramLabel = "COUNT",
            description =
                    "How many threats come at the end of the week: 20 to 50000, or 0 for none. Default: 5000, which takes a few minutes.")
    private int flood = 5000;

    RunDemo(ConfigLoader loader, Jobs jobs) {
        this.config = new ConfigFile(loader);
        this.jobs = jobs;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Integer> page = port.map(given -> port("--port", given));
        if (flood != 0 && (flood < SMALLEST_FLOOD || flood > LARGEST_FLOOD)) {
            throw misread("--flood is 0 for none, or a number from 20 to 50000; found " + flood + ".");
        }
        Optional<Integer> cases = casesPort.map(given -> port("--cases-port", given));
        if (store.isPresent() && Files.exists(store.get())) {
            console()
                    .err()
                    .println(
                            "The file " + store.get()
                                    + " is there already, and a demonstration begins with a new one. Name another with --store.");
            return Jobs.PROBLEM;
        }
        Optional<Settings> settings = config.settings(console().err());
        if (settings.isEmpty()) {
            return Jobs.PROBLEM;
        }
        SandboxSettings standard = settings.get().sandbox();
        SandboxSettings ports =
                new SandboxSettings(page.orElse(standard.discordPort()), cases.orElse(standard.casesPort()));
        return jobs.demo(settings.get().inSandbox(store.orElse(STANDARD), ports), flood, console());
    }
}

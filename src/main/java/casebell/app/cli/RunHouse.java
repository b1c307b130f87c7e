package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.FollowSettings;
import casebell.app.config.Settings;
import casebell.app.config.Settings.DemoSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}. */
@Command(
        name = "run",
        description =
                "Runs Casebell as configured until it is stopped. Without a Discord token it starts its own local Discord.")
final class RunHouse extends Verb {
    /** Nobody who tries it wants to wait half a minute. */
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    private final Jobs jobs;

    @Mixin
    private final ConfigFile config;

    @Option(names = "--port", paramLabel = "PORT", description = "Where health is told; 0 for any free port.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "Runs on the local Discord with this invented case system, whatever is configured: demo, mastodon-demo, discourse-demo or ozone-demo.")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--follow",
            description = "With --source: new cases of the invented case system are taken on by themselves.")
    private boolean follows;

    RunHouse(ConfigLoader loader, Jobs jobs) {
        this.config = new ConfigFile(loader);
        this.jobs = jobs;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Integer> checked = port.map(given -> port("--port", given));
        Optional<DemoSource> demo = source.map(this::demo);
        if (follows && demo.isEmpty()) {
            throw misread(
                    "--follow goes with --source. A real case system is followed by 'follow: 30s' in its configuration.");
        }
        Optional<Settings> settings = config.settings(console().err());
        if (settings.isEmpty()) {
            return Jobs.PROBLEM;
        }
        Settings asked = checked.map(settings.get()::servingOn).orElse(settings.get());
        return jobs.run(demo.map(d -> inSandbox(asked, d)).orElse(asked), console());
    }

    private DemoSource demo(String word) {
        return DemoSource.find(word)
                .orElseThrow(() -> misread(
                        "--source is demo, mastodon-demo, discourse-demo or ozone-demo, which run in the sandbox; found '"
                                + word + "'. Real case systems stand in the configuration, under sources."));
    }

    private Settings inSandbox(Settings settings, DemoSource source) {
        Settings.SandboxSettings chosen = settings.sandbox().with(source);
        return settings.inSandbox(
                settings.store().resolveSibling("sandbox.db"),
                follows ? chosen.following(FollowSettings.USUAL.reading(QUICKLY)) : chosen);
    }
}

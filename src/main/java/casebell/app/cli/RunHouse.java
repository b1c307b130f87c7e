package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.app.config.Settings.DemoSource;
import java.io.IOException;
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

    RunHouse(ConfigLoader loader, Jobs jobs) {
        this.config = new ConfigFile(loader);
        this.jobs = jobs;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Integer> checked = port.map(given -> port("--port", given));
        Optional<DemoSource> demo = source.map(this::demo);
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

    private static Settings inSandbox(Settings settings, DemoSource source) {
        return settings.inSandbox(
                settings.store().resolveSibling("sandbox.db"),
                settings.sandbox().with(source));
    }
}

package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.ConfigLoader.Loaded;
import casebell.app.config.Mistake;
import casebell.app.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --config}, and what the file says. */
final class ConfigFile {
    private final ConfigLoader loader;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "The configuration file. Without it config/casebell.yaml, or the defaults when there is none.")
    private Optional<Path> file = Optional.empty();

    ConfigFile(ConfigLoader loader) {
        this.loader = loader;
    }

    /** The settings; empty when there are mistakes, which are then told. */
    Optional<Settings> settings(PrintWriter err) {
        Loaded loaded = loader.load(file);
        if (loaded instanceof Loaded.Refused refused) {
            tell(refused.mistakes(), "", err);
            err.println(Verb.inWords(refused.mistakes().size(), "mistake") + ", nothing was started.");
            return Optional.empty();
        }
        Loaded.Ready ready = (Loaded.Ready) loaded;
        tell(ready.warnings(), "Warning: ", err);
        return Optional.of(ready.settings());
    }

    /** Each of them, with an empty line after it. */
    static void tell(List<Mistake> all, String before, PrintWriter to) {
        for (Mistake one : all) {
            to.println(before + one.toText());
            to.println();
        }
    }
}

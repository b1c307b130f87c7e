package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.ConfigLoader.Loaded;
import casebell.app.config.Mistake;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code config check}. */
@Command(
        name = "check",
        description = "Checks a configuration file and the secrets that it refers to, and tells all mistakes at once.")
final class ConfigCheck extends Verb {
    private final ConfigLoader loader;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The configuration file. Without it config/casebell.yaml.")
    private Optional<Path> file = Optional.empty();

    ConfigCheck(ConfigLoader loader) {
        this.loader = loader;
    }

    @Override
    public Integer call() {
        PrintWriter out = console().out();
        Loaded loaded = loader.load(file);
        if (loaded instanceof Loaded.Refused refused) {
            ConfigFile.tell(refused.mistakes(), "", out);
            ConfigFile.tell(refused.warnings(), "Warning: ", out);
            out.println(inWords(refused.mistakes().size(), "mistake") + ".");
            return Jobs.PROBLEM;
        }
        Loaded.Ready ready = (Loaded.Ready) loaded;
        List<Mistake> warnings = ready.warnings();
        ConfigFile.tell(warnings, "Warning: ", out);
        boolean isThere = file.isPresent() || Files.exists(ConfigLoader.STANDARD_FILE);
        Path name = file.orElse(ConfigLoader.STANDARD_FILE);
        String mode = ready.settings().isSandbox() ? "with its own local Discord" : "on the real Discord";
        out.println(name + (isThere ? " is in order" : " is not there, so the defaults hold")
                + (warnings.isEmpty() ? "" : ", with " + inWords(warnings.size(), "warning"))
                + ". Casebell would run " + mode + ".");
        return Jobs.OK;
    }
}

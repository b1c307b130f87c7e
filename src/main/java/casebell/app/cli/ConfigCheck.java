package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.ConfigLoader.Loaded;
import casebell.app.config.Mistake;
import casebell.app.config.Settings;
import casebell.app.config.SourceSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code config check}. */
@Command(
        name = "check",
        description = "Checks a configuration file and the secrets that it refers to, and tells all mistakes at once.")
final class ConfigCheck extends Verb {
    private final ConfigLoader loader;
    private final Jobs jobs;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The configuration file. Without it config/casebell.yaml.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The same, as the other commands take it.")
    private Optional<Path> named = Optional.empty();

    @Option(
            names = "--connect",
            description = "Also calls each case system once, only reading, and tells what can be done there.")
    private boolean connects;

    @Option(
            names = "--link",
            paramLabel = "LINK",
            description = "With --connect: the case to read there. Without it the first one that waits.")
    private Optional<String> link = Optional.empty();

    ConfigCheck(ConfigLoader loader, Jobs jobs) {
        this.loader = loader;
        this.jobs = jobs;
    }

    @Override
    public Integer call() {
        if (link.isPresent() && !connects) {
            throw misread("--link goes with --connect: it names the case that is read there.");
        }
        if (file.isPresent() && named.isPresent()) {
            throw misread("The configuration file is named twice.");
        }
        Optional<Path> asked = file.or(() -> named);
        PrintWriter out = console().out();
        Loaded loaded = loader.load(asked);
        if (loaded instanceof Loaded.Refused refused) {
            ConfigFile.tell(refused.mistakes(), "", out);
            ConfigFile.tell(refused.warnings(), "Warning: ", out);
            out.println(inWords(refused.mistakes().size(), "mistake") + ".");
            return Jobs.PROBLEM;
        }
        Loaded.Ready ready = (Loaded.Ready) loaded;
        List<Mistake> warnings = ready.warnings();
        ConfigFile.tell(warnings, "Warning: ", out);
        boolean isThere = asked.isPresent() || Files.exists(ConfigLoader.STANDARD_FILE);
        Path name = asked.orElse(ConfigLoader.STANDARD_FILE);
        String mode = mode(ready.settings());
        out.println(name + (isThere ? " is in order" : " is not there, so the defaults hold")
                + (warnings.isEmpty() ? "" : ", with " + inWords(warnings.size(), "warning"))
                + ". Casebell would run " + mode + ".");
        return connects ? jobs.connect(ready.settings(), link, console()) : Jobs.OK;
    }

    private static String mode(Settings settings) {
        if (!settings.isSandbox()) {
            return "on the real Discord";
        }
        return settings.sources().isEmpty()
                ? "with its own local Discord"
                : "with its own local Discord, because there is no discord.token, and would write nothing to "
                        + settings.sources().stream().map(SourceSettings::name).collect(Collectors.joining(", "));
    }
}

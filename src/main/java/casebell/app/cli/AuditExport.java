package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit export}. A file appears under its name only when it is whole. */
@Command(
        name = "export",
        description = "Writes the whole record as lines of JSON that 'audit verify' can verify anywhere.")
final class AuditExport extends Verb {
    private final Jobs jobs;

    @Mixin
    private final ConfigFile config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write. Without it the output stream.")
    private Optional<Path> target = Optional.empty();

    AuditExport(ConfigLoader loader, Jobs jobs) {
        this.config = new ConfigFile(loader);
        this.jobs = jobs;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Settings> settings = config.settings(console().err());
        if (settings.isEmpty()) {
            return Jobs.PROBLEM;
        }
        if (target.isEmpty()) {
            jobs.export(settings.get(), console().out());
            if (console().out().checkError()) {
                throw new IOException("the output stream was closed before the end");
            }
            return Jobs.OK;
        }
        Path file = target.get();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long entries = write(settings.get(), part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            console().err().println("Wrote " + entries + " entries to " + file + ".");
            return Jobs.OK;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long write(Settings settings, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            return jobs.export(settings, writer);
        }
    }
}

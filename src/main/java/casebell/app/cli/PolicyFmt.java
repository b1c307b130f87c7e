package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.format.BundleFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy fmt}. */
@Command(
        name = "fmt",
        description =
                "Writes the files of a policy in one canonical form; comments are kept, and what it says stays the same.")
final class PolicyFmt extends Verb {
    private static final int MOST_LEVELS = 5;
    private static final long LARGEST = 1 << 20;

    @Option(
            names = "--check",
            description =
                    "Writes nothing; names the files that are not in this form, and ends with 1 when there are any.")
    private boolean check;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "config/policy",
            description = "The folder of the policy. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("config", "policy");

    private int problems;
    private int changed;

    @Override
    public Integer call() throws IOException {
        problems = 0;
        changed = 0;
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + " is no folder");
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder, MOST_LEVELS)) {
            files = all.filter(f -> f.toString().endsWith(".yaml") && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            format(file);
        }
        if (check) {
            console()
                    .out()
                    .println(
                            changed > 0
                                    ? inWords(changed, "file") + " not in canonical form."
                                    : problems > 0
                                            ? inWords(problems, "file") + " cannot be brought into canonical form."
                                            : "All files are in canonical form.");
            return changed == 0 && problems == 0 ? Jobs.OK : Jobs.PROBLEM;
        }
        console()
                .out()
                .println(inWords(changed, "file") + " written, " + (files.size() - changed - problems)
                        + " in canonical form already.");
        return problems == 0 ? Jobs.OK : Jobs.PROBLEM;
    }

    private void format(Path file) throws IOException {
        PrintWriter err = console().err();
        String name = Plain.escape(folder.relativize(file).toString());
        String text;
        try {
            text = Files.size(file) > LARGEST ? "" : Files.readString(file);
        } catch (CharacterCodingException e) {
            text = "";
        }
        if (text.isEmpty()) {
            problems++;
            err.println(name + " was left as it is: it is empty, larger than 1 MiB or not UTF-8.");
            return;
        }
        BundleFormat.Formatted formatted = BundleFormat.format(name, text);
        if (formatted instanceof BundleFormat.Formatted.Text same && same.text().equals(text)) {
            return;
        }
        if (formatted instanceof BundleFormat.Formatted.Text other) {
            changed++;
            console().out().println(name);
            if (!check) {
                write(file, other.text());
            }
        } else if (formatted instanceof BundleFormat.Formatted.Refused refused) {
            problems++;
            PolicyFolder.tell(refused.mistakes(), err);
        } else {
            problems++;
            err.println(name + " was left as it is: " + ((BundleFormat.Formatted.Kept) formatted).why() + ".");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}

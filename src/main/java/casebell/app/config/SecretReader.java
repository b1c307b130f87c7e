package casebell.app.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows references to secrets. No message of it holds a secret or what stands where a reference should be. */
final class SecretReader {
    private static final Pattern REFERENCE = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]{0,127})|file:(\\S.{0,1000})");
    private static final int LONGEST = 8 * 1024;
    private static final String EXPECTED =
            "a reference to a secret: env:NAME or file:/path; a secret that stood in a file "
                    + "like this one counts as leaked: make a new one";

    private final Map<String, String> environment;

    SecretReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The secret that the key refers to; empty when the key is absent or something is wrong with it. */
    Optional<Secret> read(Section section, String key, String example) {
        Optional<Node.Text> text = section.text(key, "a reference to a secret: env:NAME or file:/path", example);
        return text.flatMap(reference -> follow(section, key, reference, example));
    }

    private Optional<Secret> follow(Section section, String key, Node.Text text, String example) {
        Matcher reference = REFERENCE.matcher(text.value());
        if (!reference.matches()) {
            section.findings().quietMistake(text.place(), section.pathOf(key), Shown.quiet(), EXPECTED, example);
            return Optional.empty();
        }
        String name = reference.group(1);
        if (name != null) {
            String value = environment.get(name);
            return value == null
                    ? fault(section, key, text, Shown.quoted(text.value()) + ", and no such variable is set", example)
                    : checked(section, key, text, value.strip(), example);
        }
        try {
            Path file = Path.of(text.value().substring("file:".length()));
            if (!Files.isRegularFile(file)) {
                return fault(section, key, text, Shown.quoted(text.value()) + ", and there is no such file", example);
            }
            if (Files.size(file) > LONGEST) {
                return fault(section, key, text, "a file that is too long for a secret", example);
            }
            return checked(
                    section,
                    key,
                    text,
                    Files.readString(file, StandardCharsets.UTF_8).strip(),
                    example);
        } catch (NoSuchFileException | InvalidPathException e) {
            return fault(section, key, text, Shown.quoted(text.value()) + ", and there is no such file", example);
        } catch (IOException e) {
            return fault(section, key, text, Shown.quoted(text.value()) + ", which cannot be read as text", example);
        }
    }

    private Optional<Secret> checked(Section section, String key, Node.Text text, String value, String example) {
        if (value.isEmpty()) {
            return fault(section, key, text, Shown.quoted(text.value()) + ", which is empty", example);
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            String found =
                    Shown.quoted(text.value()) + ", which holds spaces, line breaks or other than ASCII characters";
            return fault(section, key, text, found, example);
        }
        return Optional.of(new Secret(value));
    }

    private Optional<Secret> fault(Section section, String key, Node.Text text, String found, String example) {
        section.findings()
                .quietMistake(
                        text.place(), section.pathOf(key), found, "a reference that leads to one secret word", example);
        return Optional.empty();
    }
}

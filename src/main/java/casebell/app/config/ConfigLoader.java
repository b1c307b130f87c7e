package casebell.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration file. Reads nothing but the file and the secrets it refers to, and changes nothing. */
public final class ConfigLoader {
    /** Where the file is looked for when none is named. */
    public static final Path STANDARD_FILE = Path.of("config", "casebell.yaml");

    private static final int LONGEST = 1 << 20;

    private final SecretReader secrets;
    private final InstantSource clock;

    /**
     * @param environment where {@code env:NAME} is looked up
     * @param clock for warnings about digests that the change of clocks would skip
     */
    public ConfigLoader(Map<String, String> environment, InstantSource clock) {
        this.secrets = new SecretReader(environment);
        this.clock = clock;
    }

    /** What came of reading. */
    public sealed interface Loaded {
        /**
         * Settings to run with.
         *
         * @param warnings what is doubtful but does not stop the start
         */
        record Ready(Settings settings, List<Mistake> warnings) implements Loaded {}

        /**
         * The file cannot be used.
         *
         * @param mistakes all of them, in the order of the file; a mistake of syntax hides those after it
         */
        record Refused(List<Mistake> mistakes, List<Mistake> warnings) implements Loaded {}
    }

    /** Reads the named file, which must be there; without a name the standard file, whose absence means the defaults. */
    public Loaded load(Optional<Path> named) {
        Path file = named.orElse(STANDARD_FILE);
        if (named.isEmpty() && !Files.exists(file)) {
            return read("", file.toString());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                return refused(file, "a file of more than 1 MiB", "a file of at most 1 MiB");
            }
            return read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    file.toString());
        } catch (CharacterCodingException e) {
            return refused(file, "a file that is not text in UTF-8", "text in UTF-8");
        } catch (NoSuchFileException e) {
            return refused(file, "no such file", "the path of a configuration file");
        } catch (IOException e) {
            return refused(file, "a file that cannot be read", "a file that this user may read");
        }
    }

    /**
     * Reads a text.
     *
     * @param file how the text is named in messages
     */
    public Loaded read(String text, String file) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Findings findings = new Findings(file, withoutMark.lines().toList());
        Optional<Node.Mapping> mapping = NodeReader.read(withoutMark, findings);
        if (mapping.isPresent()) {
            Settings settings = new SettingsReader(secrets, clock).read(new Section(mapping.get(), "", findings));
            if (findings.areClean()) {
                return new Loaded.Ready(settings, findings.warnings());
            }
        }
        return new Loaded.Refused(findings.mistakes(), findings.warnings());
    }

    private static Loaded refused(Path file, String found, String expected) {
        Mistake mistake = new Mistake(file.toString(), 1, 1, "", found, expected, "", Optional.empty(), "");
        return new Loaded.Refused(List.of(mistake), List.of());
    }
}

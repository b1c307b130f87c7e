package casebell.discord;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/** The names and descriptions of the commands in other languages. What is not translated stays English. */
final class Translations {
    /** The languages of the file, and the locales of Discord that each serves. */
    static final Map<String, List<DiscordLocale>> LANGUAGES = Map.of(
            "de", List.of(DiscordLocale.GERMAN),
            "fr", List.of(DiscordLocale.FRENCH),
            "es", List.of(DiscordLocale.SPANISH, DiscordLocale.SPANISH_LATAM),
            "pt", List.of(DiscordLocale.PORTUGUESE_BRAZILIAN));

    private static final String FILE = "/casebell/discord/commands.txt";
    private static final String INDENT = "  ";

    private final Map<String, Map<DiscordLocale, String>> byEnglish;

    private Translations(Map<String, Map<DiscordLocale, String>> byEnglish) {
        this.byEnglish = byEnglish;
    }

    /** Those that are shipped. */
    static Translations shipped() {
        try (InputStream bytes = Objects.requireNonNull(Translations.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Translations read(BufferedReader lines) throws IOException {
        Map<String, Map<DiscordLocale, String>> all = new HashMap<>();
        Map<DiscordLocale, String> block = new EnumMap<>(DiscordLocale.class);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(INDENT)) {
                block = new EnumMap<>(DiscordLocale.class);
                all.put(line.strip(), block);
                continue;
            }
            String translation = line.strip();
            int space = translation.indexOf(' ');
            for (DiscordLocale locale : LANGUAGES.getOrDefault(translation.substring(0, space), List.of())) {
                block.put(locale, translation.substring(space + 1).strip());
            }
        }
        return new Translations(all);
    }

    /** A text of the house in other languages; none when it is not translated. */
    Map<DiscordLocale, String> of(String english) {
        return byEnglish.getOrDefault(english, Map.of());
    }

    /** The name of a command in other languages, by its words in English. */
    Map<DiscordLocale, String> ofName(String words) {
        return of("/" + words);
    }

    /** The name of an option in other languages: as this command has it, or else as all have it. */
    Map<DiscordLocale, String> ofOption(String command, String option) {
        Map<DiscordLocale, String> own = of(":" + command + " " + option);
        return own.isEmpty() ? of(":" + option) : own;
    }
}

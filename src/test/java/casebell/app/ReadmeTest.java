package casebell.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.cli.CommandTable;
import casebell.app.config.ConfigLoader;
import casebell.cases.Permissions;
import casebell.policy.facts.FactTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import picocli.CommandLine;

/** What the README says holds. With {@code -Dgolden.write} the command table is written anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- commands: [^>]*-->\n)(.*?)(<!-- /commands -->)");

    @Test
    void the_command_table_is_that_of_the_program() throws IOException {
        String readme = Files.readString(README);
        Matcher table = TABLE.matcher(readme);
        assertTrue(table.find(), "The README has no place for the command table");
        String expected = casebell.discord.CommandTable.markdown(Permissions.ofSmallTeam());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(
                    README,
                    table.replaceFirst(r -> Matcher.quoteReplacement(table.group(1) + expected + table.group(3))));
            return;
        }
        assertEquals(expected, table.group(2), "Run the test with -Dgolden.write=true to write it anew");
    }

    @Test
    void the_facts_in_the_guide_are_those_that_conditions_can_use() throws IOException {
        Path guide = Path.of("src/main/docs/policy.md");
        String text = Files.readString(guide);
        Matcher table = Pattern.compile("(?s)(<!-- facts: [^>]*-->\n)(.*?)(<!-- /facts -->)")
                .matcher(text);
        assertTrue(table.find(), "The guide has no place for the table of facts");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(
                    guide,
                    table.replaceFirst(
                            r -> Matcher.quoteReplacement(table.group(1) + FactTable.toMarkdown() + table.group(3))));
            return;
        }
        assertEquals(FactTable.toMarkdown(), table.group(2), "Run the test with -Dgolden.write=true to write it anew");
    }

    @Test
    void every_command_line_that_it_shows_is_understood() throws IOException {
        Matcher shown = Pattern.compile("(?m)^java -jar target/casebell\\.jar ([^#\n]+)")
                .matcher(Files.readString(README));
        CommandLine line = CommandTable.of(
                new ConfigLoader(Map.of(), InstantSource.fixed(Instant.EPOCH)),
                Mockito.mock(casebell.app.cli.Jobs.class),
                InstantSource.fixed(Instant.EPOCH));
        List<String> understood = new ArrayList<>();
        while (shown.find()) {
            line.parseArgs(shown.group(1).strip().split("\\s+"));
            understood.add(shown.group(1).strip());
        }
        assertTrue(understood.size() >= 6, understood.toString());
    }

    @Test
    void every_file_that_it_names_is_there() throws IOException {
        Matcher link = Pattern.compile("\\]\\((?!https?://|#)([^)]+)\\)").matcher(Files.readString(README));
        int files = 0;
        while (link.find()) {
            assertTrue(Files.exists(Path.of(link.group(1))), link.group(1));
            files++;
        }
        assertTrue(files >= 3, "The README names " + files + " files");
    }
}

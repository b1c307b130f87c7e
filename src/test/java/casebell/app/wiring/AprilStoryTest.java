package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.cli.CommandTable;
import casebell.app.config.ConfigLoader;
import casebell.audit.Verification;
import casebell.audit.Verifier;
import casebell.store.SqlStore;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bad week, played by the command that anybody can run. */
class AprilStoryTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private Path folder;

    @Test
    void the_demonstration_plays_the_week_tells_what_every_channel_saw_and_ends() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Path store = folder.resolve("demo.db");
        int code = CommandTable.of(new ConfigLoader(Map.of(), CLOCK), new HouseJobs(CLOCK), CLOCK)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("demo", "--flood", "60", "--store", store.toString());
        String told = out.toString();
        assertEquals(0, code, told + err);

        List<String> leadership = channel(told, "leadership");
        assertEquals(2, leadership.size(), "each tier is paged once: " + leadership);
        assertTrue(leadership.get(0).contains("🔔 @lead "), "the first tier is pinged by its role: " + leadership);
        assertTrue(leadership.stream().allMatch(l -> l.contains("Acknowledged by")), leadership.toString());

        List<String> urgent = channel(told, "urgent");
        assertEquals(1, count(urgent, "Case demo/4821 "), "two links, one card: " + urgent);
        assertEquals(4, count(urgent, "Done: remove the post"), "one by hand, three with the flood: " + urgent);
        assertEquals(1, count(urgent, "Case demo/4800 "), urgent.toString());

        assertEquals(1, count(urgent, "[Incident 1 · 64 cases"), urgent.toString());
        assertTrue(told.contains("Approved: remove the post, "), told);
        assertTrue(told.contains("• All of them are done, each once"), told);

        List<String> digest = channel(told, "digest");
        assertEquals(1, digest.size());
        for (String part :
                List.of("Decided: 1", "1 remove-post", "Escalated: 1", "2 pages, acknowledged by", "digest.png")) {
            assertTrue(digest.get(0).contains(part), part + " is missing in: " + digest);
        }
        assertTrue(!told.contains("<@") && !told.contains("<#") && !told.contains("<t:"), told);
        assertRecordIsIntact(store);
    }

    private static void assertRecordIsIntact(Path file) throws Exception {
        try (SqlStore store = SqlStore.openToRead(file, CLOCK)) {
            StringBuilder export = new StringBuilder();
            store.history().export(export);
            assertTrue(
                    Verifier.verify(new StringReader(export.toString())) instanceof Verification.Intact,
                    "the record verifies");
        }
    }

    private static List<String> channel(String told, String name) {
        String from = told.substring(told.indexOf("\n#" + name + "\n") + name.length() + 3);
        return from.lines()
                .takeWhile(l -> !l.isBlank())
                .filter(l -> l.startsWith("  Casebell: "))
                .toList();
    }

    private static long count(List<String> lines, String part) {
        return lines.stream().filter(l -> l.contains(part)).count();
    }
}

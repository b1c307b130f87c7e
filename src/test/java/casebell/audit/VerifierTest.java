package casebell.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final Instant NOW = Instant.parse("2026-04-14T10:00:00Z");

    @Test
    void every_change_of_every_byte_of_a_small_export_is_found_in_its_line() throws IOException {
        byte[] export = Chains.export(List.of(
                link(Optional.empty(), "é"), link(Optional.of(link(Optional.empty(), "é")), "b")));
        for (int at = 0; at < export.length; at++) {
            long line = VerifierProperties.lineOf(at, export);
            byte kept = export[at];
            for (int changed = 0; changed < 256; changed++) {
                if ((byte) changed != kept) {
                    export[at] = (byte) changed;
                    Verification.Broken broken = VerifierProperties.broken(export);
                    assertEquals(line, broken.line(), broken::toString);
                }
            }
            export[at] = kept;
        }
        assertInstanceOf(Verification.Intact.class, verify(export));
    }

    @Test
    void a_time_written_in_another_way_is_a_change_though_its_hash_fits() throws IOException {
        String export = new String(Chains.export(List.of(link(Optional.empty(), "a"))), StandardCharsets.UTF_8);
        for (String other : List.of("10:00:00z", "10:00:00.000Z", "10:00:00.0Z")) {
            byte[] changed = export.replace("10:00:00Z", other).getBytes(StandardCharsets.UTF_8);
            assertEquals(2, VerifierProperties.broken(changed).line(), other);
        }
    }

    @Test
    void an_entry_written_anew_with_its_hash_is_found_by_the_next_one() throws IOException {
        Link first = link(Optional.empty(), "a");
        Link second = link(Optional.of(first), "b");
        Verification.Broken broken =
                VerifierProperties.broken(Chains.export(List.of(link(Optional.empty(), "forged"), second)));
        assertEquals(
                new Verification.Broken(
                        3, 2, "The entry does not follow the one before it: its 'previous' is not that entry's hash"),
                broken);
    }

    @Test
    void a_line_of_two_gigabytes_is_given_up_after_three_mebibytes() throws IOException {
        String heading = "{\"format\":\"casebell-audit-1\"}\n";
        Endless endless = new Endless(heading.getBytes(StandardCharsets.UTF_8), 2L << 30);
        assertEquals(
                new Verification.Broken(2, 1, "The line is longer than an entry can be"), Verifier.verify(endless));
        assertTrue(endless.read < 4L << 20, () -> "read " + endless.read);
        Endless withoutHeading = new Endless(new byte[0], 2L << 30);
        assertInstanceOf(Verification.Broken.class, Verifier.verify(withoutHeading));
        assertTrue(withoutHeading.read < 4L << 20);
    }

    @Test
    void a_type_made_to_exhaust_the_stack_is_only_a_broken_line() throws IOException {
        String export = new String(Chains.export(List.of(link(Optional.empty(), "a"))), StandardCharsets.UTF_8);
        byte[] changed =
                export.replace("case.sighted", "a" + ".a".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        assertEquals(2, VerifierProperties.broken(changed).line());
    }

    @Test
    void the_largest_entry_that_can_be_written_can_be_verified() throws IOException {
        int room = (1 << 20) - link(Optional.empty(), "").toJson().canonical().length();
        Link largest = link(Optional.empty(), "\u20ac".repeat(room));
        assertInstanceOf(Verification.Intact.class, verify(Chains.export(List.of(largest))));
        assertThrows(IllegalArgumentException.class, () -> link(Optional.empty(), "x".repeat(room + 1)));
        assertThrows(IllegalArgumentException.class, () -> link(Optional.empty(), "\u0000".repeat(room / 6 + 1)));
    }

    @Test
    void the_deepest_entry_that_can_be_written_can_be_verified() throws IOException {
        Json deepest = Json.read("[".repeat(30) + "]".repeat(30));
        Link link = Link.after(
                Optional.empty(), NOW, Entry.ofHouse("a", "b", Json.object().with("what", deepest)));
        assertInstanceOf(Verification.Intact.class, verify(Chains.export(List.of(link))));
        Entry tooDeep = Entry.ofHouse("a", "b", Json.object().with("what", new Json.Arr(List.of(deepest))));
        assertThrows(IllegalArgumentException.class, () -> Link.after(Optional.empty(), NOW, tooDeep));
    }

    @Test
    void names_that_no_store_could_keep_are_refused() {
        for (String name : List.of("", " ", "\ud800", "x".repeat(1001))) {
            assertThrows(IllegalArgumentException.class, () -> Entry.ofHouse("a", name, Json.object()));
        }
        for (String type : List.of("", "A", "a.", "a..b", ".a", "a b", "a1", "a".repeat(101))) {
            assertThrows(IllegalArgumentException.class, () -> Entry.ofHouse(type, "x", Json.object()));
        }
        assertEquals(
                Optional.of("77"), Entry.ofStaff("a", "x", "77", Json.object()).staffId());
        assertEquals(Optional.empty(), Entry.ofHouse("a", "x", Json.object()).staffId());
    }

    @Test
    void a_stream_that_gives_single_bytes_is_read_like_others() throws IOException {
        byte[] export = Chains.export(Chains.chain(5, 7));
        InputStream slow = new ByteArrayInputStream(export) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(1, length));
            }
        };
        assertInstanceOf(Verification.Intact.class, Verifier.verify(slow));
    }

    private static Verification verify(byte[] export) throws IOException {
        return Verifier.verify(new ByteArrayInputStream(export));
    }

    private static Link link(Optional<Link> last, String what) {
        return Link.after(
                last, NOW, Entry.ofHouse("case.sighted", "demo/1", Json.object().with("what", what)));
    }

    /** A beginning, and then a line without an end. */
    private static final class Endless extends InputStream {
        private final byte[] beginning;
        private final long length;
        private long read;

        Endless(byte[] beginning, long length) {
            this.beginning = beginning;
            this.length = length;
        }

        @Override
        public int read(byte[] into, int at, int most) {
            int count = 0;
            while (count < most && read < length) {
                into[at + count++] = (byte) read();
            }
            return count == 0 ? -1 : count;
        }

        @Override
        public int read() {
            if (read >= length) {
                return -1;
            }
            return read < beginning.length ? beginning[(int) read++] : next();
        }

        private int next() {
            read++;
            return 'x';
        }
    }
}

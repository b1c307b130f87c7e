package casebell.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteLinesTest {
    private static final int LONGEST = 200_000;

    /** Gives a few bytes at a time, as a slow sender does. */
    private static InputStream slow(byte[] bytes, Random chance) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + chance.nextInt(70_000)));
            }
        };
    }

    @Test
    void lines_come_whole_however_the_bytes_come_and_the_offset_is_behind_each() throws IOException {
        Random chance = new Random(7);
        for (int i = 0; i < 50; i++) {
            List<String> lines = IntStream.range(0, 12)
                    .mapToObj(n -> "x".repeat(chance.nextInt(3) == 0 ? chance.nextInt(LONGEST) : chance.nextInt(40)))
                    .collect(Collectors.toCollection(ArrayList::new));
            boolean isEnded = chance.nextBoolean();
            String text = String.join("\n", lines) + (isEnded ? "\n" : "");
            if (!isEnded && lines.get(11).isEmpty()) {
                lines.remove(11);
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ByteLines read = new ByteLines(slow(bytes, chance), LONGEST);
            long offset = 0;
            for (String line : lines) {
                assertEquals(line, new String(read.next(), StandardCharsets.UTF_8));
                offset = Math.min(bytes.length, offset + line.length() + 1);
                assertEquals(offset, read.offset());
            }
            assertNull(read.next());
            assertEquals(bytes.length, read.offset());
        }
    }

    @Test
    void a_line_that_is_too_long_is_refused_before_it_is_held() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        IOException refused = assertThrows(IOException.class, () -> new ByteLines(endless, 1000).next());
        assertEquals("a line is longer than 1000 bytes", refused.getMessage());
        ByteLines one = new ByteLines(new ByteArrayInputStream(new byte[] {'a', 'b', 'c', '\n'}), 2);
        assertThrows(IOException.class, one::next);
    }

    @Test
    void a_blank_line_holds_nothing_but_spaces() {
        assertTrue(ByteLines.isBlank(" \r\t".getBytes(StandardCharsets.UTF_8)));
        assertTrue(ByteLines.isBlank(new byte[0]));
        assertFalse(ByteLines.isBlank(new byte[] {0}));
        assertFalse(ByteLines.isBlank("\u00a0".getBytes(StandardCharsets.UTF_8)));
    }
}

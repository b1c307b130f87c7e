package casebell.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to an export is found, and the first line that is not as it was written is named. */
class VerifierProperties {
    @Property(tries = 300)
    void an_export_as_it_was_written_is_intact(@ForAll @IntRange(max = 20) int entries, @ForAll long seed)
            throws IOException {
        List<Link> chain = Chains.chain(entries, seed);
        assertEquals(
                new Verification.Intact(
                        entries,
                        entries == 0 ? Link.NONE : chain.get(entries - 1).hash()),
                verify(Chains.export(chain)));
    }

    @Property(tries = 2000)
    void one_changed_byte_is_found_in_its_line(
            @ForAll @IntRange(max = 12) int entries, @ForAll long seed, @ForAll byte changed) throws IOException {
        byte[] export = Chains.export(Chains.chain(entries, seed));
        int at = new Random(seed).nextInt(export.length);
        if (export[at] != changed) {
            expectBrokenInTheLineOf(at, export, changed);
        }
    }

    @Property(tries = 500)
    void one_removed_byte_is_found_in_its_line(@ForAll @IntRange(max = 12) int entries, @ForAll long seed)
            throws IOException {
        byte[] export = Chains.export(Chains.chain(entries, seed));
        int at = new Random(seed).nextInt(export.length);
        byte[] shorter = Arrays.copyOf(export, export.length - 1);
        System.arraycopy(export, at + 1, shorter, at, export.length - at - 1);
        assertEquals(lineOf(at, export), broken(shorter).line());
    }

    @Property(tries = 500)
    void an_export_that_was_cut_short_is_found_at_the_cut(@ForAll @IntRange(max = 12) int entries, @ForAll long seed)
            throws IOException {
        byte[] export = Chains.export(Chains.chain(entries, seed));
        int length = new Random(seed).nextInt(export.length);
        assertEquals(
                lineOf(length, export), broken(Arrays.copyOf(export, length)).line());
    }

    @Property(tries = 300)
    void a_removed_line_is_found_where_it_stood(@ForAll @IntRange(min = 1, max = 12) int entries, @ForAll long seed)
            throws IOException {
        List<String> lines = Chains.lines(Chains.export(Chains.chain(entries, seed)));
        int removed = new Random(seed).nextInt(lines.size());
        lines.remove(removed);
        assertEquals(removed + 1, broken(Chains.joined(lines)).line());
    }

    @Property(tries = 300)
    void two_lines_in_each_others_place_are_found_at_the_first(
            @ForAll @IntRange(min = 2, max = 12) int entries, @ForAll long seed) throws IOException {
        List<String> lines = Chains.lines(Chains.export(Chains.chain(entries, seed)));
        Random chance = new Random(seed);
        int one = chance.nextInt(lines.size());
        int other = (one + 1 + chance.nextInt(lines.size() - 1)) % lines.size();
        Collections.swap(lines, one, other);
        assertEquals(Math.min(one, other) + 1, broken(Chains.joined(lines)).line());
    }

    @Property(tries = 300)
    void a_line_that_stands_twice_is_found_the_second_time(@ForAll @IntRange(max = 12) int entries, @ForAll long seed)
            throws IOException {
        List<String> lines = Chains.lines(Chains.export(Chains.chain(entries, seed)));
        int twice = new Random(seed).nextInt(lines.size());
        lines.add(twice, lines.get(twice));
        assertEquals(twice + 2, broken(Chains.joined(lines)).line());
    }

    @Property(tries = 300)
    void a_line_of_another_chain_is_found(@ForAll @IntRange(min = 1, max = 12) int entries, @ForAll long seed)
            throws IOException {
        List<String> lines = Chains.lines(Chains.export(Chains.chain(entries, seed)));
        List<String> others = Chains.lines(Chains.export(Chains.chain(entries, seed + 1)));
        int at = 1 + new Random(seed).nextInt(entries);
        if (!lines.get(at).equals(others.get(at))) {
            lines.set(at, others.get(at));
            Verification.Broken broken = broken(Chains.joined(lines));
            // the first entry of another chain is sound in itself; then its successor, or the closing line, does not
            // fit
            assertEquals(at == 1 ? 3 : at + 1, broken.line());
        }
    }

    private static void expectBrokenInTheLineOf(int at, byte[] export, byte changed) throws IOException {
        byte[] other = export.clone();
        other[at] = changed;
        Verification.Broken broken = broken(other);
        long line = lineOf(at, export);
        assertEquals(line, broken.line(), broken::toString);
        assertEquals(line == 1 ? 0 : line - 1, broken.entry(), broken::toString);
    }

    static long lineOf(int at, byte[] export) {
        long line = 1;
        for (int i = 0; i < at; i++) {
            line += export[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    static Verification.Broken broken(byte[] export) throws IOException {
        return assertInstanceOf(Verification.Broken.class, verify(export));
    }

    private static Verification verify(byte[] export) throws IOException {
        return Verifier.verify(new ByteArrayInputStream(export));
    }
}

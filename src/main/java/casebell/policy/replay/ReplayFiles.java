package casebell.policy.replay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The files of a replay: {@code NAME.json}, {@code NAME.html} and {@code NAME-changes.jsonl}; while it runs, {@code NAME.part} holds how far it came.
 */
public final class ReplayFiles implements Replay.Watcher, AutoCloseable {
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;
    private final String name;
    private final Run run;
    private final InstantSource clock;
    private final FileChannel channel;
    private final BufferedWriter changes;
    private final Optional<Note> found;
    private Instant notedAt;

    /**
     * What is replayed.
     *
     * @param before revision of the one policy
     * @param after revision of the other
     * @param origin {@link CaseStream#origin}
     */
    public record Run(String before, String after, String origin) {}

    /** How far a run came. */
    record Note(Run run, String position, long changesLength, ReplayTotals.Written totals) {}

    private ReplayFiles(Path report, Run run, InstantSource clock, FileChannel channel, Optional<Note> found) {
        this.folder = Optional.ofNullable(report.toAbsolutePath().getParent()).orElseThrow();
        this.name = String.valueOf(report.getFileName());
        this.run = run;
        this.clock = clock;
        this.channel = channel;
        this.found = found;
        this.changes = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
        this.notedAt = clock.instant();
    }

    /**
     * Opens the files, and goes on with what an earlier run of the same left.
     *
     * @param report the path of the files without their endings
     * @throws IOException when they cannot be written
     */
    public static ReplayFiles open(Path report, Run run, InstantSource clock) throws IOException {
        Path absolute = report.toAbsolutePath();
        Files.createDirectories(Optional.ofNullable(absolute.getParent()).orElseThrow());
        Optional<Note> note =
                read(sibling(absolute, ".part")).filter(n -> n.run().equals(run));
        FileChannel channel = FileChannel.open(
                sibling(absolute, "-changes.jsonl"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isOurs(channel)) {
                throw new IOException("another replay is writing " + absolute
                        + " now; wait for its end, or give another name with --report");
            }
            long length = note.map(Note::changesLength).orElse(0L);
            if (channel.size() < length) {
                note = Optional.empty();
                length = 0;
            }
            channel.truncate(length);
            channel.position(length);
            return new ReplayFiles(absolute, run, clock, channel, note);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether nobody else writes this file; it stays so until it is closed, or the program ends, however it ends. */
    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    private static Optional<Note> read(Path part) {
        try {
            return Files.exists(part) ? Optional.of(JSON.readValue(part.toFile(), Note.class)) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static Path sibling(Path report, String ending) {
        return report.resolveSibling(report.getFileName() + ending);
    }

    /** What was counted before. */
    public ReplayTotals totals() {
        return found.map(n -> ReplayTotals.of(n.totals())).orElseGet(ReplayTotals::new);
    }

    /** Where to go on; empty for the beginning. */
    public String position() {
        return found.map(Note::position).orElse("");
    }

    @Override
    public void changed(ReplayTotals.Changed changed) throws IOException {
        changes.write(JSON.writeValueAsString(changed));
        changes.write('\n');
    }

    @Override
    public void block(ReplayTotals totals, String position, double done) throws IOException {
        Instant now = clock.instant();
        if (notedAt.plus(BETWEEN_NOTES).isAfter(now)) {
            return;
        }
        notedAt = now;
        changes.flush();
        Note note = new Note(run, position, channel.position(), totals.written());
        Path part = folder.resolve(name + ".part");
        Path fresh = folder.resolve(name + ".part.new");
        Files.writeString(fresh, JSON.writeValueAsString(note));
        Files.move(fresh, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes the report.
     *
     * @return the page for people
     * @throws IOException when it cannot be written
     */
    public Path finish(ReplayTotals totals) throws IOException {
        changes.flush();
        Path page = folder.resolve(name + ".html");
        Files.writeString(
                folder.resolve(name + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Report(run, totals.written())) + "\n");
        Files.writeString(page, ReplayPage.of(run, totals.written()));
        Files.deleteIfExists(folder.resolve(name + ".part"));
        return page;
    }

    /** The report for machines. */
    record Report(Run run, ReplayTotals.Written totals) {}

    @Override
    public void close() throws IOException {
        changes.close();
    }
}

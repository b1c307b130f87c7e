package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.audit.Link;
import casebell.store.SqlStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the long histories of {@link ReviewDeskProperties} rest on: the house in memory keeps what the real store keeps. The same history is played on both,
 * kills and undone changes included; whatever is read must be the same, and so must the record, to the last hash.
 */
class MemoryIsAsStoredTest {
    @Test
    void the_house_in_memory_and_the_real_store_write_the_same_record(@TempDir Path folder) {
        RaceTrack alone = new RaceTrack(Integer.MAX_VALUE);
        for (int seed = 1; seed <= 4; seed++) {
            Path file = folder.resolve("house-" + seed + ".db");
            AtomicReference<SqlStore> opened = new AtomicReference<>();
            LongHistory history = new LongHistory(seed, alone, clock -> {
                opened.set(SqlStore.open(file, clock));
                return Optional.of(opened.get());
            });
            try (SqlStore store = opened.get()) {
                history.play(400);
                StringBuilder export = new StringBuilder();
                store.history().export(export);
                List<String> inMemory = history.house().links().stream()
                        .map(Link::toJson)
                        .map(json -> json.canonical())
                        .toList();
                List<String> stored = export.toString()
                        .lines()
                        .filter(l -> l.contains("\"previous\""))
                        .toList();
                assertEquals(inMemory, stored);
            }
        }
        alone.close();
    }
}

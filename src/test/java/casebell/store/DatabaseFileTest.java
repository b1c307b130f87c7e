package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Sighting;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use the file at the same time. */
class DatabaseFileTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-04-14T09:00:00Z");
    private static final CaseRef REF = new CaseRef("demo", "1");

    @TempDir
    private Path folder;

    @Test
    void a_second_writer_is_refused_and_told_what_to_do() {
        Path file = folder.resolve("a.db");
        try (SqlStore first = SqlStore.open(file, CLOCK)) {
            write(first);
            StoreTrouble trouble = assertThrows(StoreTrouble.class, () -> SqlStore.open(file, CLOCK));
            assertTrue(trouble.getMessage().contains("in use by another Casebell"), trouble.getMessage());
            assertThrows(StoreTrouble.class, () -> SqlStore.openAnew(file, CLOCK));
            assertEquals(1, first.history().head().number());
        }
        try (SqlStore later = SqlStore.open(file, CLOCK)) {
            assertEquals(1, later.history().head().number());
        }
    }

    @Test
    void a_reader_stands_beside_the_writer_and_cannot_write() {
        Path file = folder.resolve("a.db");
        try (SqlStore writer = SqlStore.open(file, CLOCK);
                SqlStore reader = SqlStore.openToRead(file, CLOCK)) {
            write(writer);
            assertEquals(1, reader.history().head().number());
            assertThrows(RuntimeException.class, () -> write(reader));
        }
    }

    @Test
    void nothing_is_read_where_no_file_is() {
        StoreTrouble trouble =
                assertThrows(StoreTrouble.class, () -> SqlStore.openToRead(folder.resolve("none.db"), CLOCK));
        assertTrue(trouble.getMessage().contains("there is no record yet"), trouble.getMessage());
    }

    @Test
    void anew_means_with_an_empty_record() {
        Path file = folder.resolve("a.db");
        try (SqlStore store = SqlStore.open(file, CLOCK)) {
            write(store);
        }
        try (SqlStore store = SqlStore.openAnew(file, CLOCK)) {
            assertEquals(0, store.history().head().number());
        }
    }

    @Test
    void migrations_are_looked_at_only_when_the_scripts_are_other_ones() {
        Path file = folder.resolve("a.db");
        try (SqlStore store = SqlStore.open(file, CLOCK)) {
            store.read(sql -> sql.run("update flyway_schema_history set checksum = 1")); // migrations would object
        }
        try (SqlStore store = SqlStore.open(file, CLOCK)) {
            store.read(sql -> sql.run("pragma user_version = 1"));
        }
        StoreTrouble trouble = assertThrows(StoreTrouble.class, () -> SqlStore.open(file, CLOCK));
        assertTrue(trouble.getMessage().contains("of this version or older"), trouble.getMessage());
    }

    @Test
    void a_database_of_every_older_version_is_brought_up_to_date() {
        for (int version = 1; version <= Schema.SCRIPTS.size(); version++) {
            Path file = folder.resolve(version + ".db");
            Flyway.configure()
                    .dataSource("jdbc:sqlite:" + file, null, null)
                    .locations("classpath:" + Schema.FOLDER)
                    .target(String.valueOf(version))
                    .load()
                    .migrate();
            try (SqlStore store = SqlStore.open(file, CLOCK)) {
                write(store);
                assertEquals(1, store.history().head().number());
            }
        }
    }

    @Test
    void the_list_of_scripts_is_complete() throws IOException, URISyntaxException {
        Path scripts = Path.of(Objects.requireNonNull(getClass().getResource("/" + Schema.FOLDER))
                .toURI());
        try (Stream<Path> files = Files.list(scripts)) {
            assertEquals(
                    files.map(f -> f.getFileName().toString()).sorted().toList(),
                    Schema.SCRIPTS.stream().sorted().toList());
        }
    }

    private static void write(SqlStore store) {
        store.cases()
                .change(
                        REF,
                        stored -> Change.to(
                                        Case.sighted(
                                                REF,
                                                URI.create("https://a.example/1"),
                                                new Sighting("1", "2", "3", CLOCK.instant())),
                                        Entry.ofHouse("case.sighted", REF.toString(), Json.object()))
                                .answering(true));
    }
}

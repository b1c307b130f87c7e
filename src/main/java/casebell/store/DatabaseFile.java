package casebell.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The file of the embedded database. At most one process writes it: a lock beside it, which the system takes back when the process dies, keeps a second
 * Casebell from carrying out the orders of the first.
 */
final class DatabaseFile implements AutoCloseable {
    private static final String OPTIONS =
            "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=10000&foreign_keys=true";

    private final HikariDataSource pool;
    private final @Nullable FileChannel lock;

    private DatabaseFile(HikariDataSource pool, @Nullable FileChannel lock) {
        this.pool = pool;
        this.lock = lock;
    }

    /**
     * Opens it alone, and brings its schema up to date.
     *
     * @param anew whether what was there before is thrown away
     */
    static DatabaseFile forWriting(Path file, boolean anew) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel lock = lock(file);
            boolean opened = false;
            try {
                if (anew) {
                    for (String part : List.of("", "-wal", "-shm")) {
                        Files.deleteIfExists(beside(file, part));
                    }
                }
                DatabaseFile database = new DatabaseFile(migrated(file), lock);
                opened = true;
                return database;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new StoreTrouble(
                    "The folder of the database " + file + " cannot be used. Check that Casebell may write there.", e);
        }
    }

    /** Opens it beside the process that writes it, for reading only. */
    static DatabaseFile forReading(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreTrouble("There is no database " + file
                    + ", so there is no record yet. Was Casebell started with this configuration?");
        }
        HikariConfig config = config(file);
        config.setConnectionInitSql("pragma query_only = on");
        return new DatabaseFile(pool(file, config), null);
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock mine = null;
        try {
            mine = channel.tryLock();
        } catch (OverlappingFileLockException here) {
            // this very process has it
        }
        if (mine == null) {
            channel.close();
            throw new StoreTrouble("The database " + file
                    + " is in use by another Casebell. Stop that one first, or give this one another store.path.");
        }
        return channel;
    }

    private static Path beside(Path file, String suffix) {
        Path whole = file.toAbsolutePath();
        return whole.resolveSibling(whole.getFileName() + suffix);
    }

    private static HikariDataSource migrated(Path file) {
        HikariDataSource pool = pool(file, config(file));
        boolean migrated = false;
        try {
            Schema.bringUpToDate(pool);
            migrated = true;
            return pool;
        } catch (FlywayException | SQLException e) {
            throw unusable(file, e);
        } finally {
            if (!migrated) {
                pool.close();
            }
        }
    }

    private static HikariConfig config(Path file) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("casebell");
        config.setJdbcUrl("jdbc:sqlite:" + file.toAbsolutePath() + OPTIONS);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(30_000);
        return config;
    }

    private static HikariDataSource pool(Path file, HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            // the pool wraps whatever the driver says in exceptions of its own
            throw unusable(file, e);
        }
    }

    private static StoreTrouble unusable(Path file, Exception cause) {
        return new StoreTrouble(
                "The database " + file
                        + " cannot be opened. Check that it is a Casebell database of this version or older, that Casebell"
                        + " may read and write it, and that the disk has room. Moving the file away starts with an empty one.",
                cause);
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new StoreTrouble("The lock of the database could not be given back", e);
            }
        }
    }
}

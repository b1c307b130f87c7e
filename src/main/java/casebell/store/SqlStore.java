package casebell.store;

import casebell.audit.Entry;
import casebell.audit.Link;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.History;
import casebell.cases.Order;
import casebell.digest.DigestStore;
import casebell.escalation.EscalationStore;
import casebell.liaison.Dossier;
import casebell.liaison.LiaisonStore;
import casebell.review.CardStore;
import casebell.review.Echo;
import casebell.review.EchoStore;
import casebell.review.PostedCard;
import casebell.review.ReviewStore;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The database: opens and migrates it, gives the ports, and writes changes, entries and orders together. */
public final class SqlStore implements AutoCloseable {
    private final HikariDataSource pool;
    private final Bound bound;
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final OrderBook orders;

    private SqlStore(HikariDataSource pool, InstantSource clock) {
        this.pool = pool;
        this.bound = new Bound(pool);
        this.jdbi = Jdbi.create(bound);
        this.clock = clock;
        this.orders = new OrderBook(bound, clock);
    }

    /**
     * Opens a database file, making it and its folder when they are not there, and brings its schema up to date.
     *
     * @throws StoreTrouble when it cannot be opened, is damaged, or was written by a newer version
     */
    public static SqlStore open(Path file, InstantSource clock) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            HikariConfig config = new HikariConfig();
            config.setPoolName("casebell");
            config.setJdbcUrl(
                    "jdbc:sqlite:" + file.toAbsolutePath()
                            + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=10000&foreign_keys=true");
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(30_000);
            HikariDataSource pool = new HikariDataSource(config);
            try {
                Flyway.configure()
                        .dataSource(pool)
                        .locations("classpath:db/common")
                        .load()
                        .migrate();
            } catch (FlywayException e) {
                pool.close();
                throw e;
            }
            return new SqlStore(pool, clock);
        } catch (IOException e) {
            throw new StoreTrouble(
                    "The folder of the database " + file + " cannot be made. Check that Casebell may write there.", e);
        } catch (RuntimeException e) {
            throw new StoreTrouble(
                    "The database " + file
                            + " cannot be opened. Check that it is a Casebell database of this version or older, that Casebell"
                            + " may read and write it, and that the disk has room. Moving the file away starts with an empty one.",
                    e);
        }
    }

    /** The cases. */
    public CaseStore cases() {
        class Cases extends SqlLedger<CaseRef, Case> implements CaseStore {
            Cases() {
                super(SqlStore.this, new Shelf<>("cases", Case.class, c -> Map.of()));
            }
        }
        return new Cases();
    }

    /** The reviews. */
    public ReviewStore reviews() {
        return new SqlReviews(this, clock);
    }

    /** Where the cards stand. */
    public CardStore cards() {
        class Cards extends SqlLedger<CaseRef, PostedCard> implements CardStore {
            Cards() {
                super(SqlStore.this, new Shelf<>("cards", PostedCard.class, c -> Map.of()));
            }
        }
        return new Cards();
    }

    /** What posts set off. */
    public EchoStore echoes() {
        class Echoes extends SqlLedger<String, Echo> implements EchoStore {
            Echoes() {
                super(SqlStore.this, new Shelf<>("echoes", Echo.class, c -> Map.of()));
            }
        }
        return new Echoes();
    }

    /** The escalations. */
    public EscalationStore escalations() {
        return new SqlEscalations(this);
    }

    /** The digests. */
    public DigestStore digests() {
        return new SqlDigests(this);
    }

    /** The contact with targeted people's offices. */
    public LiaisonStore dossiers() {
        class Dossiers extends SqlLedger<String, Dossier> implements LiaisonStore {
            Dossiers() {
                super(SqlStore.this, new Shelf<>("dossiers", Dossier.class, c -> Map.of()));
            }
        }
        return new Dossiers();
    }

    /** The record. */
    public SqlHistory history() {
        return new SqlHistory(this);
    }

    /** What must happen later, and who carries it out. */
    public OrderBook orders() {
        return orders;
    }

    <R> R read(Function<Handle, R> work) {
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        }
    }

    <R> R write(Function<Handle, R> work) {
        boolean outermost = !bound.isInTransaction();
        boolean committed = false;
        try {
            R result = bound.inTransaction(() -> read(work));
            committed = true;
            return result;
        } catch (SQLException e) {
            throw new StoreTrouble("The database could not be written. Check the disk and the file's permissions.", e);
        } finally {
            if (outermost && committed) {
                orders.committed();
            } else if (outermost) {
                orders.rolledBack();
            }
        }
    }

    void record(Handle handle, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        History.Head head = SqlHistory.head(handle);
        long number = head.number();
        String hash = head.hash();
        for (Entry entry : entries) {
            Link link = Link.after(number, hash, clock.instant(), entry);
            SqlHistory.append(handle, link);
            number = link.number();
            hash = link.hash();
        }
    }

    void order(List<Order> list) {
        list.forEach(orders::place);
    }

    @Override
    public void close() {
        orders.stop();
        pool.close();
    }
}

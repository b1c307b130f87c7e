package casebell.store;

import casebell.audit.Entry;
import casebell.audit.Link;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Custody;
import casebell.cases.CustodyStore;
import casebell.cases.History;
import casebell.cases.Order;
import casebell.digest.DigestStore;
import casebell.escalation.EscalationStore;
import casebell.liaison.LiaisonStore;
import casebell.review.CardStore;
import casebell.review.Echo;
import casebell.review.EchoStore;
import casebell.review.Hands;
import casebell.review.HandsStore;
import casebell.review.PastCaseStore;
import casebell.review.PolicyInForce;
import casebell.review.PolicyStore;
import casebell.review.PostedCard;
import casebell.review.ReviewStore;
import casebell.review.Target;
import casebell.review.TargetStore;
import casebell.review.incident.IncidentStore;
import casebell.review.news.KeptBack;
import casebell.review.news.KeptBackStore;
import casebell.review.news.News;
import casebell.review.news.NewsStore;
import casebell.review.people.Person;
import casebell.review.people.PersonStore;
import casebell.review.thread.CaseThread;
import casebell.review.thread.ThreadStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The database: opens and migrates it, gives the ports, and writes changes, entries and orders together. */
public final class SqlStore implements AutoCloseable {
    private final DatabaseFile file;
    private final Bound bound;
    private final InstantSource clock;
    private final OrderBook orders;

    private SqlStore(DatabaseFile file, InstantSource clock) {
        this.file = file;
        this.bound = new Bound(file.pool());
        this.clock = clock;
        this.orders = new OrderBook(bound, clock);
    }

    /**
     * Opens a database file, making it and its folder when they are not there, and brings its schema up to date.
     *
     * @throws StoreTrouble when it cannot be opened, is in use by another process, is damaged, or was written by a newer version
     */
    public static SqlStore open(Path file, InstantSource clock) {
        return new SqlStore(DatabaseFile.forWriting(file, false), clock);
    }

    /** The same, with nothing in it: what was there before is thrown away. */
    public static SqlStore openAnew(Path file, InstantSource clock) {
        return new SqlStore(DatabaseFile.forWriting(file, true), clock);
    }

    /**
     * Opens a database file for reading, also while another process writes it.
     *
     * @throws StoreTrouble when it is not there or cannot be opened
     */
    public static SqlStore openToRead(Path file, InstantSource clock) {
        return new SqlStore(DatabaseFile.forReading(file), clock);
    }

    /** The cases. */
    public CaseStore cases() {
        class Cases extends SqlLedger<CaseRef, Case> implements CaseStore {
            Cases() {
                super(SqlStore.this, new Shelf<>("cases", Case.class, SqlFollowLog::columns));
            }
        }
        return new Cases();
    }

    /** All cases, one block after the other. */
    public PastCaseStore pastCases() {
        return new SqlPastCases(this);
    }

    /** Whose cases are, beyond what their names tell. */
    public CustodyStore custodies() {
        class Custodies extends SqlLedger<CaseRef, Custody> implements CustodyStore {
            Custodies() {
                super(
                        SqlStore.this,
                        new Shelf<>(
                                "custodies",
                                Custody.class,
                                c -> Map.of(
                                        "channel",
                                        c.channelId().orElse(""),
                                        "confidential",
                                        c.seal().isPresent() ? 1 : 0)));
            }
        }
        return new Custodies();
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

    /** How often people were threatened. */
    public TargetStore targets() {
        class Targets extends SqlLedger<String, Target> implements TargetStore {
            Targets() {
                super(SqlStore.this, new Shelf<>("targets", Target.class, t -> Map.of()));
            }
        }
        return new Targets();
    }

    /** The incidents. */
    public IncidentStore incidents() {
        return new SqlIncidents(this, clock);
    }

    /** The threads. */
    public ThreadStore threads() {
        class Threads extends SqlLedger<CaseRef, CaseThread> implements ThreadStore {
            Threads() {
                super(SqlStore.this, new Shelf<>("threads", CaseThread.class, t -> Map.of()));
            }
        }
        return new Threads();
    }

    /** Which policy is in force. */
    public PolicyStore policies() {
        class Policies extends SqlLedger<String, PolicyInForce> implements PolicyStore {
            Policies() {
                super(SqlStore.this, new Shelf<>("policies", PolicyInForce.class, c -> Map.of()));
            }
        }
        return new Policies();
    }

    /** How far the hands are free. */
    public HandsStore hands() {
        class HandsKept extends SqlLedger<String, Hands> implements HandsStore {
            HandsKept() {
                super(SqlStore.this, new Shelf<>("hands", Hands.class, c -> Map.of()));
            }
        }
        return new HandsKept();
    }

    /** What was announced. */
    public NewsStore news() {
        class NewsKept extends SqlLedger<String, News> implements NewsStore {
            NewsKept() {
                super(SqlStore.this, new Shelf<>("news", News.class, c -> Map.of()));
            }
        }
        return new NewsKept();
    }

    /** Which cases got no card. */
    public KeptBackStore keptBack() {
        class Kept extends SqlLedger<CaseRef, KeptBack> implements KeptBackStore {
            Kept() {
                super(SqlStore.this, new Shelf<>("kept_back", KeptBack.class, c -> Map.of()));
            }
        }
        return new Kept();
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
        return new SqlDossiers(this);
    }

    /** What people said about themselves. */
    public PersonStore persons() {
        class Persons extends SqlLedger<String, Person> implements PersonStore {
            Persons() {
                super(SqlStore.this, new Shelf<>("persons", Person.class, c -> Map.of()));
            }
        }
        return new Persons();
    }

    /** The record. */
    public SqlHistory history() {
        return new SqlHistory(this);
    }

    /** What must happen later, and who carries it out. */
    public OrderBook orders() {
        return orders;
    }

    /** Which database this is: no other one has the same text, also not one that takes its place. */
    public String identity() {
        return write(sql -> {
            Optional<String> known = sql.first("select id from identity", row -> row.getString(1));
            String id = known.orElseGet(() -> UUID.randomUUID().toString());
            if (known.isEmpty()) {
                sql.run("insert into identity (id) values (?)", id);
            }
            return id;
        });
    }

    /** Whether the database answers. */
    public boolean isReadable() {
        try {
            return history().head().number() >= 0;
        } catch (StoreTrouble broken) {
            return false;
        }
    }

    <R> R read(Function<Sql, R> work) {
        try (Connection connection = bound.getConnection()) {
            return work.apply(new Sql(connection));
        } catch (SQLException e) {
            throw StoreTrouble.of(e);
        }
    }

    <R> R write(Function<Sql, R> work) {
        boolean outermost = !bound.isInTransaction();
        boolean committed = false;
        try {
            R result = bound.inTransaction(() -> {
                R answer = read(work);
                if (outermost) {
                    orders.removeDone();
                }
                return answer;
            });
            committed = true;
            return result;
        } catch (SQLException e) {
            throw StoreTrouble.of(e);
        } finally {
            if (outermost && committed) {
                orders.committed();
            } else if (outermost) {
                orders.rolledBack();
            }
        }
    }

    void record(Sql sql, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        History.Head head = SqlHistory.head(sql);
        long number = head.number();
        String hash = head.hash();
        for (Entry entry : entries) {
            Link link = Link.after(number, hash, clock.instant(), entry);
            SqlHistory.append(sql, link);
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
        file.close();
    }
}

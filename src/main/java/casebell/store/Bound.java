package casebell.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the connection of the transaction that the thread is in, or one from the pool. So everything that a change does, the scheduler's own
 * rows included, is in that change's transaction.
 */
final class Bound implements DataSource {
    private final DataSource pool;
    // One for each open database: tests open several in one process.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    Bound(DataSource pool) {
        this.pool = pool;
    }

    boolean isInTransaction() {
        return current.get() != null;
    }

    /** Work inside a transaction. */
    interface Work<R> {
        R run() throws SQLException;
    }

    /** The transaction that a thread is in. */
    private static final class Transaction {
        private final Connection connection;
        private boolean failed;

        private Transaction(Connection connection) {
            this.connection = connection;
        }

        private <R> R join(Work<R> work) throws SQLException {
            boolean done = false;
            try {
                R result = work.run();
                done = true;
                return result;
            } finally {
                failed |= !done;
            }
        }
    }

    /**
     * Runs work in the thread's transaction, or in a new one that is committed when it ends well. When work inside a transaction fails, the
     * whole of it is undone, even if somebody in between caught the failure.
     */
    <R> R inTransaction(Work<R> work) throws SQLException {
        Transaction outer = current.get();
        if (outer != null) {
            return outer.join(work);
        }
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Transaction mine = new Transaction(connection);
            current.set(mine);
            boolean done = false;
            try {
                R result = mine.join(work);
                if (mine.failed) {
                    throw new IllegalStateException("A part of this change failed, so nothing of it was written");
                }
                connection.commit();
                done = true;
                return result;
            } finally {
                current.remove();
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Runs a part of the thread's transaction that may fail alone: then what it wrote is undone, and the rest of the transaction stands.
     *
     * @throws IllegalStateException when something inside it failed and was caught
     */
    void inPart(Runnable work) throws SQLException {
        Transaction mine = Objects.requireNonNull(current.get(), "A part needs a transaction");
        boolean failedBefore = mine.failed;
        Savepoint before = mine.connection.setSavepoint();
        boolean done = false;
        try {
            work.run();
            if (mine.failed && !failedBefore) {
                throw new IllegalStateException("A part of this change failed, so nothing of it was written");
            }
            mine.connection.releaseSavepoint(before);
            done = true;
        } finally {
            if (!done) {
                mine.connection.rollback(before);
                mine.failed = failedBefore;
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Transaction mine = current.get();
        return mine == null ? pool.getConnection() : lent(mine.connection);
    }

    /** The transaction's connection, which a borrower cannot close. */
    private static Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Bound.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The pool knows its own credentials");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return pool.unwrap(wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) throws SQLException {
        return pool.isWrapperFor(wanted);
    }
}

package casebell.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Statements on one connection. The values go to the question marks in their order: texts, whole numbers and truth values. What the database refuses
 * becomes {@link StoreTrouble}.
 */
final class Sql {
    /** The pattern for texts that contain this one in any case, with {@code !} as escape. */
    static String containing(String text) {
        return "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
    }

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Reads the row that a result stands at. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Works on all rows while the statement is open. */
    interface Work<R> {
        R on(ResultSet rows) throws SQLException;
    }

    /** All rows. */
    <T> List<T> list(String statement, Reader<T> reader, Object... values) {
        return over(
                statement,
                rows -> {
                    List<T> list = new ArrayList<>();
                    while (rows.next()) {
                        list.add(reader.read(rows));
                    }
                    return list;
                },
                values);
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(String statement, Reader<T> reader, Object... values) {
        return over(statement, rows -> rows.next() ? Optional.of(reader.read(rows)) : Optional.empty(), values);
    }

    /** One number: a count, or a sum. */
    long number(String statement, Object... values) {
        return first(statement, row -> row.getLong(1), values).orElse(0L);
    }

    /** The rows one after the other, without holding them all. */
    <R> R over(String statement, Work<R> work, Object... values) {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            try (ResultSet rows = prepared.executeQuery()) {
                return work.on(rows);
            }
        } catch (SQLException e) {
            throw StoreTrouble.of(e);
        }
    }

    /**
     * Changes rows.
     *
     * @return how many
     */
    int run(String statement, Object... values) {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw StoreTrouble.of(e);
        }
    }

    /** Runs one statement for each list of values. */
    void runAll(String statement, List<Object[]> rows) {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (Object[] values : rows) {
                bind(prepared, values);
                prepared.executeUpdate();
            }
        } catch (SQLException e) {
            throw StoreTrouble.of(e);
        }
    }

    private static void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
    }
}

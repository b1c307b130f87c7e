package casebell.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The tables, made by migrations. A database that was brought up to date by these very scripts carries their mark, and the migrations are not even
 * loaded: every start but the first after an update is quicker and smaller by them.
 */
final class Schema {
    /** The folder of the scripts. */
    static final String FOLDER = "db/common";

    /** The scripts in it, in their order. */
    static final List<String> SCRIPTS = List.of(
            "V1__the_house.sql",
            "V2__the_policy_in_force.sql",
            "V3__the_queue_and_the_hands.sql",
            "V4__floods.sql",
            "V5__the_whole_desk.sql",
            "V6__what_is_followed.sql",
            "V7__threads.sql",
            "V8__what_is_told_to_targets.sql");

    private Schema() {}

    /** Runs the scripts that the database has not seen yet. */
    static void bringUpToDate(DataSource database) throws SQLException {
        int ours = mark();
        if (markOf(database) == ours) {
            return;
        }
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + FOLDER)
                .load()
                .migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma user_version = " + ours);
        }
    }

    private static int markOf(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Another number for any other text of the scripts; never 0, which a new file has. */
    private static int mark() {
        CRC32 sum = new CRC32();
        for (String script : SCRIPTS) {
            try (InputStream text =
                    Objects.requireNonNull(Schema.class.getResourceAsStream("/" + FOLDER + "/" + script), script)) {
                sum.update(text.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return (int) sum.getValue() | 1;
    }
}

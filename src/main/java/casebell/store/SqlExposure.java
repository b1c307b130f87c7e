package casebell.store;

import casebell.review.people.ExposureStore;
import java.time.LocalDate;

/** How many texts were shown to whom on which day. Bookkeeping: it is not on the record. */
public final class SqlExposure implements ExposureStore {
    private final SqlStore store;

    public SqlExposure(SqlStore store) {
        this.store = store;
    }

    @Override
    public int shownTo(String staffId, LocalDate day) {
        return store.read(sql -> shown(sql, staffId, day));
    }

    private static int shown(Sql sql, String staffId, LocalDate day) {
        return sql.first(
                        "select shown from reveals where staff = ? and day = ?",
                        row -> row.getInt(1),
                        staffId,
                        day.toString())
                .orElse(0);
    }

    @Override
    public int count(String staffId, LocalDate day) {
        return store.write(sql -> {
            sql.run(
                    "insert into reveals (staff, day, shown) values (?, ?, 1)"
                            + " on conflict (staff, day) do update set shown = reveals.shown + 1",
                    staffId,
                    day.toString());
            return shown(sql, staffId, day);
        });
    }

    @Override
    public Totals totals(LocalDate day) {
        return store.read(sql -> sql.first(
                        "select coalesce(sum(shown), 0), count(*) from reveals where day = ?",
                        row -> new Totals(row.getLong(1), row.getInt(2)),
                        day.toString())
                .orElse(new Totals(0, 0)));
    }

    /** Forgets the days before this one. */
    public void forgetBefore(LocalDate day) {
        store.write(sql -> sql.run("delete from reveals where day < ?", day.toString()));
    }
}

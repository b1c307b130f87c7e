package casebell.store;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.review.PastCaseStore;
import java.util.List;
import java.util.Optional;

/** All cases, by their names. */
final class SqlPastCases implements PastCaseStore {
    private final SqlStore store;

    SqlPastCases(SqlStore store) {
        this.store = store;
    }

    @Override
    public List<Case> after(Optional<CaseRef> last, int most) {
        return store.read(sql -> sql.list(
                "select body from cases where id > ? order by id limit ?",
                row -> Bodies.read(row.getString(1), Case.class),
                last.map(CaseRef::toString).orElse(""),
                most));
    }

    @Override
    public long count() {
        return store.read(sql ->
                sql.first("select count(*) from cases", row -> row.getLong(1)).orElse(0L));
    }
}

package casebell.store;

import casebell.liaison.Dossier;
import casebell.liaison.LiaisonStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The dossiers, with completion and what is due. They are few, so what is due is looked for in all of them. */
final class SqlDossiers extends SqlLedger<String, Dossier> implements LiaisonStore {
    SqlDossiers(SqlStore store) {
        super(store, new Shelf<>("dossiers", Dossier.class, c -> Map.of()));
    }

    @Override
    public List<String> targets(String text, int limit) {
        return store().read(sql -> sql.list(
                "select id from dossiers where lower(id) like ? escape '!' order by id limit ?",
                row -> row.getString(1),
                Sql.containing(text),
                limit));
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return list("1 = 1").stream()
                .flatMap(d -> d.promises().stream()
                        .filter(p -> p.keptAt().isEmpty() && !p.due().isAfter(until))
                        .map(p -> new Due(d.target(), p)))
                .sorted(Comparator.comparing(d -> d.promise().due()))
                .limit(limit)
                .toList();
    }
}

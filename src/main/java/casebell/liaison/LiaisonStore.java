package casebell.liaison;

import casebell.cases.Ledger;
import java.time.Instant;
import java.util.List;

/** Keeps the dossiers, by target as {@code source/account}. */
public interface LiaisonStore extends Ledger<String, Dossier> {
    /** Targets whose name contains the text, for completion while typing. */
    default List<String> targets(String text, int limit) {
        return List.of();
    }

    /** Promises that are not kept and due until then, the first one first. */
    default List<Due> due(Instant until, int limit) {
        return List.of();
    }

    /** A promise and to whom. */
    record Due(String target, Dossier.Promise promise) {}
}

package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Party;
import casebell.cases.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** Counts threats against people, each case once, and tells how unusual it is against a person's own past. */
final class Targets {
    private static final int LONGEST_ID = 128;

    private final TargetStore targets;

    Targets(TargetStore targets) {
        this.targets = targets;
    }

    /** How unusual it was at the moment at which the case was opened. */
    Optional<Unusual> look(CaseRef ref, Snapshot snapshot) {
        return key(ref, snapshot).flatMap(targets::find).flatMap(target -> target.at(snapshot.openedAt(), since()));
    }

    /**
     * Takes down that a case is an attack on somebody; one that was severe before is counted already.
     *
     * @param before what was suggested for the case before, when it was judged before
     * @return whether it was counted now
     */
    boolean count(CaseRef ref, Snapshot snapshot, Optional<Suggestion> before, Instant now) {
        boolean isNew =
                before.filter(b -> Adviser.Advice.SEVERE.contains(b.severity())).isEmpty();
        Optional<String> key = key(ref, snapshot);
        if (!isNew || key.isEmpty()) {
            return false;
        }
        return targets.change(key.get(), stored -> {
            Target next = stored.orElseGet(() -> Target.of(key.get(), now)).with(snapshot.openedAt(), now);
            Json.Builder details = Json.object().with("target", key.get());
            return Change.to(next, Entry.ofHouse("target.threatened", ref.toString(), details))
                    .answering(true);
        });
    }

    /** From now on it is known what is usual. */
    void watch(Instant now) {
        if (targets.find(Target.WATCH).isEmpty()) {
            targets.change(
                    Target.WATCH,
                    stored -> stored.isPresent()
                            ? Change.none(true)
                            : Change.to(
                                            Target.of(Target.WATCH, now).begun(),
                                            Entry.ofHouse("targets.watched", Target.WATCH, Json.object()))
                                    .answering(true));
        }
    }

    private Optional<Instant> since() {
        return targets.find(Target.WATCH).map(Target::since);
    }

    private static Optional<String> key(CaseRef ref, Snapshot snapshot) {
        return snapshot.target().map(Party::id).flatMap(id -> key(ref, id));
    }

    /** The person at whom a case is aimed, as {@code source/account}; empty when the account's name is none. */
    static Optional<String> key(CaseRef ref, String account) {
        return account.isBlank() || account.length() > LONGEST_ID
                ? Optional.empty()
                : Optional.of(ref.source() + "/" + account);
    }
}

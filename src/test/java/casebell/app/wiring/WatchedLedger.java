package casebell.app.wiring;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Ledger;
import casebell.cases.Revised;
import casebell.cases.Sight;
import casebell.escalation.Escalation;
import casebell.escalation.EscalationStore;
import casebell.review.CardStore;
import casebell.review.PostedCard;
import casebell.review.Review;
import casebell.review.ReviewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A ledger in which a case can be stopped before a change is begun, before it is committed, and after it is. */
class WatchedLedger<K, S extends Revised> implements Ledger<K, S> {
    private final Ledger<K, S> ledger;
    private final Passage passage;

    WatchedLedger(Ledger<K, S> ledger, Passage passage) {
        this.ledger = ledger;
        this.passage = passage;
    }

    @Override
    public Optional<S> find(K key) {
        return ledger.find(key);
    }

    @Override
    public <R> R change(K key, Function<Optional<S>, Change<S, R>> work) {
        passage.pass(ledger.find(key).isEmpty() ? "before the first change" : "before a change", key);
        List<String> written = new ArrayList<>();
        R answer = ledger.change(key, stored -> {
            Change<S, R> change = work.apply(stored);
            written.clear();
            change.entries().forEach(e -> written.add(e.type()));
            written.forEach(type -> passage.stopAt("inside " + type, key));
            return change;
        });
        written.forEach(type -> passage.pass("after " + type, key));
        return answer;
    }

    static final class Cases extends WatchedLedger<CaseRef, Case> implements CaseStore {
        Cases(CaseStore store, Passage passage) {
            super(store, passage);
        }
    }

    static final class Cards extends WatchedLedger<CaseRef, PostedCard> implements CardStore {
        Cards(CardStore store, Passage passage) {
            super(store, passage);
        }
    }

    static final class Reviews extends WatchedLedger<CaseRef, Review> implements ReviewStore {
        private final ReviewStore store;

        Reviews(ReviewStore store, Passage passage) {
            super(store, passage);
            this.store = store;
        }

        @Override
        public List<Line> open(Filter filter, Instant now, int limit) {
            return store.open(filter, now, limit);
        }

        @Override
        public List<CaseRef> openAfter(String ref, int limit) {
            return store.openAfter(ref, limit);
        }

        @Override
        public List<Line> appealed(Sight sight, int limit) {
            return store.appealed(sight, limit);
        }

        @Override
        public List<Line> matching(String text, Sight sight, int limit) {
            return store.matching(text, sight, limit);
        }
    }

    static final class Escalations extends WatchedLedger<CaseRef, Escalation> implements EscalationStore {
        private final EscalationStore store;

        Escalations(EscalationStore store, Passage passage) {
            super(store, passage);
            this.store = store;
        }

        @Override
        public List<Escalation> unacknowledged(int limit) {
            return store.unacknowledged(limit);
        }
    }
}

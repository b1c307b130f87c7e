package casebell.review;

import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** Knows which cases are parts of an incident. Called inside the changes of this desk, so what it writes is written with them. */
public interface Floods {
    /** Every case stands for itself. */
    Floods NONE = new Floods() {
        @Override
        public void judged(CaseRef ref, Snapshot snapshot, boolean isAttack, Instant now) {}

        @Override
        public boolean raises(CaseRef ref, Snapshot snapshot, Alarm alarm, Instant now) {
            return true;
        }

        @Override
        public boolean holds(CaseRef ref) {
            return false;
        }

        @Override
        public Optional<CaseRef> holder(CaseRef ref) {
            return Optional.empty();
        }

        @Override
        public void retold(CaseRef ref, Snapshot snapshot, Instant now) {}

        @Override
        public void moved(CaseRef ref, Instant now) {}
    };

    /**
     * The policy has judged a case: it joins the incident that it belongs to.
     *
     * @param isAttack whether something severe in it is forbidden
     */
    void judged(CaseRef ref, Snapshot snapshot, boolean isAttack, Instant now);

    /**
     * Whether an alarm about a case is raised. A standing incident raises it once for each ladder and person aimed at; the case for which it is raised
     * has a card of its own. Of several cases about one post, the first raises what is asked, and not again within a day.
     */
    boolean raises(CaseRef ref, Snapshot snapshot, Alarm alarm, Instant now);

    /** Whether a case is shown on the card of a standing incident, and so has no card of its own. */
    boolean holds(CaseRef ref);

    /** The standing incident on whose card a case is shown; there when {@link #holds} is true, and only then. */
    Optional<CaseRef> holder(CaseRef ref);

    /** Something happened to a case about a post: the card of the incident that the post set off, if there is one, is brought up to date. */
    void retold(CaseRef ref, Snapshot snapshot, Instant now);

    /** Something happened to a case that {@link #holds} is true of: the card of its incident is brought up to date. */
    void moved(CaseRef ref, Instant now);
}

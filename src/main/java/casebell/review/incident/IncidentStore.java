package casebell.review.incident;

import casebell.cases.CaseRef;
import casebell.cases.Ledger;
import casebell.review.Together;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the incidents, and which cases are in them. What is written about cases and keys is called inside a {@link #change} of the incident, or of a case's
 * review, and joins its transaction.
 */
public interface IncidentStore extends Ledger<CaseRef, Incident> {

    /** The number of the next incident; asked inside the change that makes it. */
    int nextNumber();

    /** The incidents that stand, the one that changed last first. */
    List<Incident> standing(int limit);

    /** Where a case belongs. */
    Optional<Member> member(CaseRef ref);

    /** A case joins. */
    void admit(Member member, Instant openedAt, Found found);

    /** A case has a card of its own all the same. */
    void showAlone(CaseRef ref);

    /** How many cases it has, counted up to a limit. */
    int count(CaseRef incident, int limit);

    /** The incident that a post or person led to last. */
    Optional<Key> key(String id);

    /** Keeps or changes a key. */
    void put(Key key);

    /**
     * All cases of one incident, and all that leads to it, are another's from now on; no case is in a batch any more.
     *
     * @return how many cases
     */
    int move(CaseRef from, CaseRef into);

    /** What is counted on the card. */
    List<Tally> tally(CaseRef incident);

    /** The open cases that could be decided together, by verdict, the most first. */
    List<Alike> alike(CaseRef incident);

    /**
     * The open cases of one verdict, in no order that means anything.
     *
     * @param skipped leaves out so many of them first
     */
    List<CaseRef> alike(CaseRef incident, String verdict, int skipped, int limit);

    /**
     * Puts the open cases of one verdict into a batch.
     *
     * @return how many
     */
    int enrol(CaseRef incident, String verdict, int batch);

    /** The next cases of a batch whose turn has not come. */
    List<CaseRef> waiting(CaseRef incident, int batch, int limit);

    /** The cases of a batch that were decided and neither carried out nor {@link #leave left} to an order of their own: the process was killed there. */
    List<CaseRef> underWay(CaseRef incident, int batch, int limit);

    /** What became of a case of a batch. */
    void settle(CaseRef ref, Together.Part part);

    /** What was decided about a case of a batch is carried out by an order of its own. */
    void leave(CaseRef ref);

    /** All that wait go this way. */
    void settleWaiting(CaseRef incident, int batch, Together.Part part);

    /** How many cases of a batch went which way; those that wait are not among them. */
    Map<Together.Part, Integer> parts(CaseRef incident, int batch);

    /**
     * Where a case belongs.
     *
     * @param isAlone whether it has a card of its own all the same
     * @param batch the last batch that it was put into; 0 for none
     */
    record Member(CaseRef ref, CaseRef incident, boolean isAlone, int batch) {}

    /**
     * What leads a case to its incident, or an alarm about a post to the case that raised it.
     *
     * @param incident where it leads
     * @param firstAt when the first of its cases was opened
     * @param lastAt when the last of them was opened
     */
    record Key(String id, CaseRef incident, Instant firstAt, Instant lastAt) {}

    /** How a case was found. */
    enum Found {
        /** Its target reported it, or somebody who speaks for them. */
        TARGET,
        /** Others reported it. */
        OTHERS,
        /** It was found before anybody reported it. */
        PROACTIVE;

        /** As the store writes it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * So many cases that are the same in all of this.
     *
     * @param hour the hour in which they were opened
     * @param stage as {@link casebell.review.Stage#word} names it
     */
    record Tally(String severity, Found found, Instant hour, String stage, int count) {}

    /** So many open cases of one verdict; {@code like} is one of them. */
    record Alike(String verdict, CaseRef like, int count) {}
}

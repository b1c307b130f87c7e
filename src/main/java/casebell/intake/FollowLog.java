package casebell.intake;

import casebell.cases.CaseRef;
import casebell.cases.Order;
import java.util.List;
import java.util.Optional;

/**
 * Remembers how far each case system was followed. Bookkeeping, not a decision, so it is not on the record; that a case was taken on is.
 */
public interface FollowLog {
    /**
     * How far.
     *
     * @param chain the number of the chain of readings that counts; another one has ended
     * @param cursor of the feed
     * @param round the id of the open case that was read anew last, in turn; empty at the beginning of a round
     * @param turn counts the changes
     */
    record Mark(String source, long chain, String cursor, String round, long turn) {
        static Mark none(String source) {
            return new Mark(source, 0, CaseFeed.BEGINNING, "", 0);
        }

        Mark nextChain() {
            return new Mark(source, chain + 1, cursor, round, turn + 1);
        }

        Mark at(String nextCursor, String nextRound) {
            return new Mark(source, chain, nextCursor, nextRound, turn + 1);
        }
    }

    /** The mark of a source, if it was ever followed. */
    Optional<Mark> find(String source);

    /**
     * Moves a mark by one turn, and does what follows from that, in one transaction.
     *
     * @param orders what must happen later
     * @param work what follows; changes of ledgers inside it join the transaction
     * @return false, and nothing is done, when the mark was moved by somebody else in the meantime
     */
    boolean move(Mark next, List<Order> orders, Runnable work);

    /**
     * The open cases of a source in the order of their ids.
     *
     * @param after only those with a greater id; empty for all
     */
    List<CaseRef> open(String source, String after, int most);

    /** The open cases whose author has this id, in the source. */
    List<CaseRef> openBy(String source, String authorId, int most);
}

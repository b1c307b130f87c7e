package casebell.review.thread;

import casebell.cases.CaseRef;
import casebell.cases.Handler;
import casebell.cases.Order;

/** Has the thread follow when a card was brought up to date; the card comes first, whatever becomes of the thread. */
public final class WithThread implements Handler.Preparing {
    private final Handler cards;
    private final ThreadKeeper threads;
    private final boolean isAlways;

    private WithThread(Handler cards, ThreadKeeper threads, boolean isAlways) {
        this.cards = cards;
        this.threads = threads;
        this.isAlways = isAlways;
    }

    /**
     * For cards that have a thread only when somebody asked for it.
     *
     * @param cards keeps the cards
     */
    public static WithThread onDemand(Handler cards, ThreadKeeper threads) {
        return new WithThread(cards, threads, false);
    }

    /**
     * For cards that always have one.
     *
     * @param cards keeps the cards
     */
    public static WithThread always(Handler cards, ThreadKeeper threads) {
        return new WithThread(cards, threads, true);
    }

    @Override
    public void prepare(Order order) {
        if (cards instanceof Handler.Preparing preparing) {
            preparing.prepare(order);
        }
    }

    @Override
    public Outcome carryOut(Order order) {
        Outcome outcome = cards.carryOut(order);
        if (outcome instanceof Outcome.Again) {
            return outcome;
        }
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        if (isAlways) {
            threads.want(ref);
        }
        return threads.tell(ref);
    }
}

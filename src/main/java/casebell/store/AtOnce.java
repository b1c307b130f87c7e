package casebell.store;

import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is due now right after the commit that ordered it, without the scheduler's search. The stored order is the insurance: it is due a
 * moment later, so a process that is killed in between finds it again. When the work is done it is removed by whatever is written next, which saves a
 * commit of its own, or by the scheduler when nothing is written. Until then it counts as under way: the same order placed meanwhile gets a turn of its
 * own.
 */
final class AtOnce {
    /** How much later the stored order is due than the work that is tried at once. */
    static final Duration GRACE = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(AtOnce.class);

    private final OrderBook book;
    private final SchedulerClient client;
    private final Map<Errand, Handler> handlers;
    private final Executor executor;
    private final InstantSource clock;
    private final Set<TaskInstanceId> underWay = ConcurrentHashMap.newKeySet();
    private final Set<TaskInstanceId> done = ConcurrentHashMap.newKeySet();
    // One for each open database: tests open several in one process.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<List<Placed>> placed = ThreadLocal.withInitial(ArrayList::new);
    // The same.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<List<TaskInstanceId>> removed = ThreadLocal.withInitial(ArrayList::new);

    // The same.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Boolean> deciding = ThreadLocal.withInitial(() -> false);

    AtOnce(
            OrderBook book,
            SchedulerClient client,
            Map<Errand, Handler> handlers,
            Executor executor,
            InstantSource clock) {
        this.book = book;
        this.client = client;
        this.handlers = Map.copyOf(handlers);
        this.executor = executor;
        this.clock = clock;
    }

    private record Placed(TaskInstanceId id, Order order) {}

    /** Remembers an order of the transaction that the thread is in. */
    void willFollow(TaskInstanceId id, Order order) {
        placed.get().add(new Placed(id, order));
    }

    /** Whether an order is one to {@link #decide}. What a decision itself orders is not: chains would make one endless transaction. */
    boolean decides(Order order) {
        return !deciding.get() && handlers.get(order.errand()) instanceof Handler.Deciding;
    }

    /**
     * Carries out an order that only decides, in the transaction that the thread is in.
     *
     * @return whether it is done; when not, nothing of it was written
     */
    boolean decide(Order order, Bound bound) {
        deciding.set(true);
        try {
            // a failure is no end: the order is stored instead, and the scheduler counts its failures
            return inPart(
                    bound,
                    order,
                    () -> Objects.requireNonNull(handlers.get(order.errand())).carryOut(order),
                    "failed at the first try");
        } finally {
            deciding.remove();
        }
    }

    /** Lets the handler of an order that was just placed write what it needs, in the transaction that the thread is in. */
    void prepare(Order order, Bound bound) {
        if (handlers.get(order.errand()) instanceof Handler.Preparing preparing) {
            // a failure is no end: carrying the order out does as well without, and tells what is wrong
            inPart(bound, order, () -> preparing.prepare(order), "could not be prepared");
        }
    }

    /** Whether it went well; if not, what it wrote and placed is undone, and the rest of the transaction stands. */
    private boolean inPart(Bound bound, Order order, Runnable work, String failed) {
        List<Placed> soFar = List.copyOf(placed.get());
        try {
            bound.inPart(work);
            return true;
        } catch (RuntimeException | SQLException unknown) {
            LOG.warn("{} {} {}", order.errand(), order.subject(), failed, unknown);
            placed.get().retainAll(soFar);
            return false;
        }
    }

    /** Removes, in the transaction that the thread is in, the orders whose work is done. */
    void removeDone() {
        for (TaskInstanceId id : List.copyOf(done)) {
            if (done.remove(id)) {
                removed.get().add(id); // first, so that a rollback puts it back whatever happens here
                try {
                    client.cancel(id);
                } catch (TaskInstanceNotFoundException gone) {
                    LOG.debug("{} is gone already", id);
                } catch (TaskInstanceCurrentlyExecutingException taken) {
                    removed.get().remove(id);
                    done.add(id); // the scheduler has it in hand, and asks
                }
            }
        }
    }

    /** The transaction was committed: begins what it ordered. */
    void committed() {
        removed.get().forEach(underWay::remove);
        removed.remove();
        Instant late = clock.instant().plus(GRACE);
        List<Placed> due = placed.get();
        placed.remove();
        for (Placed next : due) {
            try {
                executor.execute(() -> begin(next.id(), next.order(), late));
            } catch (RejectedExecutionException busy) {
                LOG.debug(
                        "{} {} waits for the scheduler",
                        next.order().errand(),
                        next.order().subject());
            }
        }
    }

    /** The transaction was rolled back: nothing follows. */
    void rolledBack() {
        done.addAll(removed.get());
        removed.remove();
        placed.remove();
    }

    /** Claims an order in this process; whoever gets false leaves it alone. */
    boolean claim(TaskInstanceId id) {
        return underWay.add(OrderBook.idOf(id));
    }

    void release(TaskInstanceId id) {
        underWay.remove(OrderBook.idOf(id));
    }

    boolean isUnderWay(TaskInstanceId id) {
        return underWay.contains(OrderBook.idOf(id));
    }

    /** Whether its work is done and only the stored order is left; whoever gets true removes that and {@link #release releases} it. */
    boolean isDone(TaskInstanceId id) {
        return done.remove(OrderBook.idOf(id));
    }

    private void begin(TaskInstanceId id, Order order, Instant late) {
        if (clock.instant().isAfter(late) || !claim(id)) {
            return; // it waited so long that the scheduler has it
        }
        boolean isDone = false;
        try {
            Handler.Outcome outcome =
                    Objects.requireNonNull(handlers.get(order.errand())).carryOut(order);
            if (outcome instanceof Handler.Outcome.Again again) {
                tryAgain(id, order, again);
            } else {
                isDone = true;
            }
        } catch (RuntimeException unknown) {
            // the edge: the stored order is still there, and the scheduler tries again and counts the failures
            LOG.warn("{} {} failed at the first try", order.errand(), order.subject(), unknown);
        } finally {
            if (isDone) {
                done.add(OrderBook.idOf(id));
            } else {
                release(id);
            }
        }
    }

    private void tryAgain(TaskInstanceId id, Order order, Handler.Outcome.Again again) {
        try {
            book.tellOf(again, order);
            client.reschedule(id, again.at());
        } catch (TaskInstanceException taken) {
            LOG.debug("{} {} was taken over by the scheduler", order.errand(), order.subject());
        }
    }
}

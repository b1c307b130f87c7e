package casebell.store;

import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What must happen later: placed inside a transaction, carried out by handlers once {@link #start} was called. */
public final class OrderBook {
    private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);
    private static final String INSTANCE = "casebell-1";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Bound bound;
    private final InstantSource clock;
    private final SchedulerClient client;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Scheduler scheduler;
    private volatile @Nullable AtOnce atOnce;

    OrderBook(Bound bound, InstantSource clock) {
        this.bound = bound;
        this.clock = clock;
        this.client = SchedulerClient.Builder.create(bound)
                .serializer(new OrderSerializer())
                .jdbcCustomization(new AutodetectJdbcCustomization(bound, true))
                .build();
    }

    /** Places an order, or {@link Handler.Deciding decides} it here and now, unless the same one waits already. One that is being carried out does not wait: it may have looked already. */
    void place(Order order) {
        AtOnce prompt = atOnce;
        Instant now = clock.instant();
        boolean follows = prompt != null && !order.due().isAfter(now);
        if (prompt != null && follows && prompt.decides(order)) {
            if (prompt.decide(order, bound)) {
                return;
            }
            follows = false; // the scheduler tries again and counts the failures
        }
        Instant due = follows ? now.plus(AtOnce.GRACE) : order.due();
        OrderData data = new OrderData(order.subject(), order.stamp(), order.note());
        String first = order.subject() + "#" + order.stamp();
        TaskInstanceId id = TaskInstanceId.of(order.errand().name(), first);
        int turn = 1;
        while (!client.scheduleIfNotExists(new TaskInstance<>(id.getTaskName(), id.getId(), data), due)) {
            if (!isBeingCarriedOut(id, prompt)) {
                return; // the same one waits
            }
            turn++;
            id = TaskInstanceId.of(order.errand().name(), first + "~" + turn);
        }
        if (prompt != null && follows) {
            prompt.willFollow(id, order);
            prompt.prepare(order, bound);
        }
    }

    private boolean isBeingCarriedOut(TaskInstanceId id, @Nullable AtOnce prompt) {
        if (prompt != null && prompt.isUnderWay(id)) {
            return true;
        }
        try (Connection connection = bound.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select picked from scheduled_tasks where task_name = ? and task_instance = ?")) {
            statement.setString(1, id.getTaskName());
            statement.setString(2, id.getId());
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StoreTrouble("The orders that wait could not be read", e);
        }
    }

    /** In the one form that has equality. */
    static TaskInstanceId idOf(TaskInstanceId any) {
        return TaskInstanceId.of(any.getTaskName(), any.getId());
    }

    /** Called in each transaction before its commit: removes what is done. */
    void removeDone() {
        AtOnce prompt = atOnce;
        if (prompt != null) {
            prompt.removeDone();
        }
    }

    /** Called after each commit: begins what is due. */
    void committed() {
        AtOnce prompt = atOnce;
        if (prompt != null) {
            prompt.committed();
        }
    }

    /** Called after each rollback. */
    void rolledBack() {
        AtOnce prompt = atOnce;
        if (prompt != null) {
            prompt.rolledBack();
        }
    }

    /**
     * Begins to carry orders out. What an earlier process of this house had begun when it was killed is begun anew at once.
     *
     * @param handlers one for each errand
     * @param threads how many orders of the scheduler are carried out side by side
     * @param due carries those out, with as many threads; {@link #stop} closes it
     * @param prompt carries out what is due at the moment of its commit, bounded; it stays the caller's to close
     */
    public void start(Map<Errand, Handler> handlers, int threads, ExecutorService due, Executor prompt) {
        for (Errand errand : Errand.values()) {
            if (!handlers.containsKey(errand)) {
                throw new IllegalArgumentException("Nobody carries out " + errand);
            }
        }
        releaseWhatWasBegun();
        AtOnce first = new AtOnce(this, client, handlers, prompt, clock);
        List<Task<?>> tasks = new ArrayList<>();
        handlers.forEach((errand, handler) -> tasks.add(task(errand, handler, first)));
        Scheduler built = Scheduler.create(bound, tasks)
                .serializer(new OrderSerializer())
                .jdbcCustomization(new AutodetectJdbcCustomization(bound, true))
                .schedulerName(new SchedulerName.Fixed(INSTANCE))
                .threads(threads)
                .executorService(due)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .clock(clock::instant)
                .build();
        built.start();
        scheduler = built;
        atOnce = first;
    }

    /** Waits for what is being carried out, at most ten seconds, and stops. */
    public void stop() {
        Scheduler running = scheduler;
        AtOnce prompt = atOnce;
        scheduler = null;
        atOnce = null;
        if (running != null) {
            running.stop();
        }
        if (prompt != null) {
            try {
                bound.inTransaction(() -> {
                    prompt.removeDone();
                    return true;
                });
            } catch (SQLException e) {
                throw new StoreTrouble("The orders that are done could not be removed; they are begun anew", e);
            }
        }
    }

    private Task<OrderData> task(Errand errand, Handler handler, AtOnce first) {
        return Tasks.custom(errand.name(), OrderData.class)
                .onFailure(failureHandler(errand))
                .execute((instance, context) -> {
                    if (first.isDone(instance)) {
                        first.release(instance);
                        return new CompletionHandler.OnCompleteRemove<>();
                    }
                    if (!first.claim(instance)) {
                        return (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(AtOnce.GRACE));
                    }
                    try {
                        return carryOut(errand, handler, instance.getData());
                    } finally {
                        first.release(instance);
                    }
                });
    }

    private CompletionHandler<OrderData> carryOut(Errand errand, Handler handler, OrderData data) {
        Order order = new Order(errand, data.subject(), data.stamp(), data.note(), clock.instant());
        Handler.Outcome outcome = handler.carryOut(order);
        if (outcome instanceof Handler.Outcome.Again again) {
            tellOf(again, order);
            return (complete, operations) -> operations.reschedule(complete, again.at());
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /** A short wait, such as for a free line to a case system, is no news; nor is one without a reason, which comes again in any case. */
    void tellOf(Handler.Outcome.Again again, Order order) {
        boolean isShort =
                again.why().isEmpty() || again.at().isBefore(clock.instant().plus(FIRST_PAUSE.dividedBy(2)));
        LOG.atLevel(isShort ? Level.DEBUG : Level.INFO)
                .log("{} {} waits until {}: {}", order.errand(), order.subject(), again.at(), again.why());
    }

    private FailureHandler<OrderData> failureHandler(Errand errand) {
        return (complete, operations) -> {
            int failures = complete.getExecution().consecutiveFailures + 1;
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 6));
            Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
            byte[] incident = new byte[4];
            random.nextBytes(incident);
            LOG.error(
                    "Incident {}: {} {} failed for the {}. time and is tried again at {}",
                    HexFormat.of().formatHex(incident),
                    errand,
                    complete.getExecution().taskInstance.getId(),
                    failures,
                    next,
                    complete.getCause().orElse(null));
            operations.reschedule(complete, next);
        };
    }

    private void releaseWhatWasBegun() {
        try {
            bound.inTransaction(() -> {
                try (Connection connection = bound.getConnection();
                        PreparedStatement statement = connection.prepareStatement(
                                "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null, version = version + 1"
                                        + " where picked_by = ?")) {
                    statement.setBoolean(1, false);
                    statement.setString(2, INSTANCE);
                    return statement.executeUpdate();
                }
            });
        } catch (SQLException e) {
            throw new StoreTrouble("The orders that were begun before the last stop could not be released", e);
        }
    }
}

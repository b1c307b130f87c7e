package casebell.sandbox.cases.hook;

import casebell.sandbox.cases.book.CaseEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Delivers events in order, one at a time, each up to four times; then it gives up, as a real platform would. */
public final class HookSender implements AutoCloseable {
    private static final int ATTEMPTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AROUND = Duration.ofMillis(200);

    private final Hook hook;
    private final InstantSource clock;
    private final HttpClient client;
    private final BlockingQueue<CaseEvent> events = new LinkedBlockingQueue<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private HookSender(Hook hook, InstantSource clock) {
        this.hook = hook;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Begins to deliver, on a worker of its own. */
    public static HookSender start(Hook hook, InstantSource clock, Executor workers) {
        HookSender sender = new HookSender(hook, clock);
        workers.execute(sender::deliverAll);
        return sender;
    }

    /** Takes note of an event; returns at once. */
    public void tell(CaseEvent event) {
        events.add(event);
    }

    /** Every attempt so far. */
    public List<Delivery> deliveries() {
        synchronized (deliveries) {
            return List.copyOf(deliveries);
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void deliverAll() {
        try {
            while (closing.getCount() > 0) {
                Optional<CaseEvent> event =
                        Optional.ofNullable(events.poll(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS));
                if (event.isPresent()) {
                    deliver(event.orElseThrow());
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(CaseEvent event) throws InterruptedException {
        Duration pause = hook.pause();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Delivery delivery = new Delivery(event.event(), event.caseId(), event.version(), attempt, post(event));
            synchronized (deliveries) {
                deliveries.add(delivery);
            }
            if (!delivery.isWorthRepeating() || closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            pause = pause.multipliedBy(2);
        }
    }

    private int post(CaseEvent event) throws InterruptedException {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("event", event.event())
                .put("case", event.caseId())
                .put("version", event.version())
                .put("at", event.at().toString())
                .toString();
        long now = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(hook.target())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Casebell-Timestamp", Long.toString(now))
                .header("Casebell-Signature", Signature.of(hook.secret(), now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }
}

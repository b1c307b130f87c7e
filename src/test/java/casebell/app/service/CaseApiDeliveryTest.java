package casebell.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.cases.DemoOptions;
import casebell.source.Secret;
import casebell.source.http.HttpSystem;
import casebell.source.wire.CaseHook;
import casebell.source.wire.CaseHook.Heard;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries by the Case API: of the demonstration case system over real HTTP, and of others by hand. */
class CaseApiDeliveryTest {
    private static final String SECRET = "not-a-real-secret";
    private static final String BODY =
            "{\"event\":\"case.updated\",\"case\":\"4821\",\"version\":8,\"at\":\"2026-04-14T09:12:00Z\"}";
    private static final String SIGNED = "v1=4e1b3cdc521e6c0d8bb40acb9e0abec1f79bb63c4e9283baf6442c8719313eba";
    private static final long AT = 1776157920;

    @Test
    void the_demonstration_delivers_and_what_it_delivers_is_taken() throws Exception {
        ExecutorService workers = Executors.newCachedThreadPool();
        BlockingQueue<CaseFeed.Item> heard = new ArrayBlockingQueue<>(100);
        CaseHook hook = hook(InstantSource.system());
        HookHandler handler = new HookHandler(Map.of("cases", hook), heard::add);
        try (HealthService service = HealthService.start(
                        "127.0.0.1", 0, () -> HealthService.Health.UP, Optional.empty(), Optional.of(handler));
                DemoCaseSystem cases = DemoCaseSystem.start(DemoOptions.using(workers, InstantSource.system())
                        .holdingTheFlood()
                        .telling(URI.create("http://127.0.0.1:" + service.port() + "/hooks/cases"), SECRET))) {
            heard.clear();
            assertTrue(cases.release("4821"));
            CaseFeed.Item item = heard.poll(20, TimeUnit.SECONDS);
            while (item != null && !item.ref().id().equals("4821")) {
                item = heard.poll(20, TimeUnit.SECONDS);
            }
            assertEquals(CaseFeed.Item.changed(new CaseRef("cases", "4821")).at(cases.version("4821")), item);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void the_worked_example_of_the_contract_is_genuine() {
        assertEquals(
                new Heard.News(
                        CaseFeed.Item.changed(new CaseRef("cases", "4821")).at(8)),
                hear(AT, Long.toString(AT), SIGNED, BODY));
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false"})
    void more_than_five_minutes_off_is_refused(long off, boolean isTaken) {
        assertEquals(isTaken, hear(AT + off, Long.toString(AT), SIGNED, BODY) instanceof Heard.News);
    }

    @Test
    void the_time_is_part_of_what_is_signed() {
        assertEquals(new Heard.Forged(), hear(AT, Long.toString(AT + 1), SIGNED, BODY));
        assertEquals(new Heard.Forged(), hear(AT, "0" + AT, SIGNED, BODY));
        assertEquals(new Heard.Forged(), hear(AT, "", SIGNED, BODY));
        assertEquals(new Heard.Forged(), hear(AT, "x", SIGNED, BODY));
    }

    @Test
    void a_changed_byte_and_another_form_are_refused() {
        String seconds = Long.toString(AT);
        assertEquals(new Heard.Forged(), hear(AT, seconds, SIGNED, BODY.replace("4821", "4822")));
        assertEquals(new Heard.Forged(), hear(AT, seconds, SIGNED.substring(3), BODY));
        assertEquals(new Heard.Forged(), hear(AT, seconds, SIGNED.replace("v1", "v2"), BODY));
        assertEquals(new Heard.Forged(), hear(AT, seconds, "", BODY));
    }

    private static CaseHook hook(InstantSource clock) {
        return HttpSystem.KIND.hook().orElseThrow().make("cases", new Secret(SECRET), clock);
    }

    private static Heard hear(long now, String seconds, String signature, String body) {
        Map<String, String> headers = Map.of("Casebell-Timestamp", seconds, "Casebell-Signature", signature);
        return hook(() -> Instant.ofEpochSecond(now))
                .hear(name -> Optional.ofNullable(headers.get(name)), body.getBytes(StandardCharsets.UTF_8));
    }
}

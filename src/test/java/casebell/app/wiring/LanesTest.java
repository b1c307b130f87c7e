package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");

    private final List<Handler.Outcome> inside = new ArrayList<>();
    private Supplier<Handler.Outcome> work = Handler::done;
    private final Lanes lanes = new Lanes(order -> work.get(), 1, () -> NOW);

    @Test
    void an_order_that_finds_no_room_comes_again_in_a_second_and_is_no_news() {
        work = () -> {
            work = () -> {
                throw new AssertionError("two at once");
            };
            inside.add(lanes.carryOut(order("demo/2")));
            return Handler.done();
        };
        assertEquals(Handler.done(), lanes.carryOut(order("demo/1")));
        assertEquals(List.of(Handler.again(NOW.plusSeconds(1), "")), inside);
    }

    @Test
    void another_case_system_has_a_lane_of_its_own() {
        work = () -> {
            work = Handler::done;
            inside.add(lanes.carryOut(order("other/2")));
            return Handler.done();
        };
        lanes.carryOut(order("demo/1"));
        assertEquals(List.of(Handler.done()), inside);
    }

    @Test
    void an_order_that_fails_makes_room() {
        work = () -> {
            throw new IllegalStateException("planted");
        };
        assertThrows(IllegalStateException.class, () -> lanes.carryOut(order("demo/1")));
        work = Handler::done;
        assertEquals(Handler.done(), lanes.carryOut(order("demo/1")));
    }

    private static Order order(String subject) {
        return Order.of(Errand.LOOK_UP, subject, "1", NOW);
    }
}

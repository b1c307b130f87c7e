package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UnheardTest {
    @Test
    void work_stands_back_until_everybody_is_acknowledged() throws Exception {
        Unheard unheard = new Unheard(Duration.ofMinutes(1));
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            unheard.comes();
            unheard.comes();
            Future<?> work = worker.submit(() -> {
                unheard.goFirst();
                order.add("work");
            });
            order.add("one is heard");
            unheard.isHeard();
            order.add("the other is heard");
            unheard.isHeard();
            work.get();
        } finally {
            worker.shutdownNow();
        }
        assertEquals(List.of("one is heard", "the other is heard", "work"), order);
    }

    @Test
    void an_acknowledgement_that_hangs_holds_nobody_up_for_ever() {
        Unheard unheard = new Unheard(Duration.ofMillis(1));
        unheard.comes();
        unheard.goFirst();
    }

    @Test
    void without_a_crowd_nobody_waits() {
        new Unheard(Duration.ofDays(1)).goFirst();
    }
}

package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A house is killed with SIGKILL between any two steps of the way, and loses no link and repeats no action. Several cases are stopped, each at another
 * step, and then the one process that holds them all is killed; the next one has to bring all of them to their end. A stop inside a transaction comes
 * last, because nothing else is written from then on.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillTest {
    private static final List<String> BEFORE_THE_CARD =
            List.of("4823", "4842", "4859", "4831", "4834", "4835", "4841", "4851");
    private static final List<String> AROUND_THE_DECISION = List.of("4824", "4825", "4821", "4822", "4829");
    private static final List<String> ESCALATED = List.of("4830", "4840", "4844");
    private static final List<String> AFTER_THE_ACTION = List.of("4832", "4833", "4852", "4850");
    private static final List<String> AT_RANDOM = List.of("4854", "4853", "4843", "4800", "4801");

    @TempDir
    static Path folder;

    private static KillTown town;

    @BeforeAll
    static void build_the_town() throws IOException {
        town = new KillTown(folder);
    }

    @AfterAll
    static void every_link_is_on_a_record_that_verifies() throws IOException {
        try {
            town.assertTheRecordIsWhole();
        } finally {
            town.close();
        }
    }

    @Test
    @Order(1)
    void killed_at_eight_steps_between_the_link_and_its_card() throws Exception {
        String[] stops = {
            "before the first change@demo/4823",
            "before the look-up@demo/4842",
            "after the look-up@demo/4859",
            "after case.read@demo/4831",
            "before the card@demo/4834",
            "after card.posted@demo/4835",
            "after the card@demo/4841",
            "inside case.sighted@demo/4851"
        };
        try (ChildHouse doomed = town.house(stops)) {
            doomed.awaitReady();
            for (int i = 0; i < stops.length; i++) {
                town.paste(BEFORE_THE_CARD.get(i));
                doomed.awaitStop(stops[i]);
            }
            doomed.kill();
        }
        bringToTheEnd(BEFORE_THE_CARD);
    }

    @Test
    @Order(2)
    void killed_at_eight_steps_around_the_decision_and_the_page() throws Exception {
        try (ChildHouse doomed = town.house(
                "before the action@demo/4824",
                "after the action@demo/4825",
                "after review.approved@demo/4821",
                "after review.decided@demo/4822",
                "after escalation.raised@demo/4830",
                "after escalation.paging@demo/4840",
                "after the page@demo/4844",
                "inside review.approved@demo/4829")) {
            doomed.awaitReady();
            AROUND_THE_DECISION.forEach(town::paste);
            AROUND_THE_DECISION.forEach(town::card);
            ESCALATED.forEach(town::paste);
            for (String id : List.of("4824", "4825")) {
                town.approve("ines", id);
                town.approve("lena", id);
            }
            doomed.awaitStop("before the action@demo/4824");
            doomed.awaitStop("after the action@demo/4825");
            doomed.awaitStop("after escalation.raised@demo/4830");
            doomed.awaitStop("after escalation.paging@demo/4840");
            doomed.awaitStop("after the page@demo/4844");
            town.approve("ines", "4821");
            doomed.awaitStop("after review.approved@demo/4821");
            town.approve("ines", "4822");
            town.approve("lena", "4822");
            doomed.awaitStop("after review.decided@demo/4822");
            town.approve("ines", "4829");
            doomed.awaitStop("inside review.approved@demo/4829");
            doomed.kill();
        }
        bringToTheEnd(AROUND_THE_DECISION);
    }

    @Test
    @Order(3)
    void killed_at_six_steps_after_the_action() throws Exception {
        try (ChildHouse doomed = town.house(
                "after the read-back@demo/4832",
                "after action.done@demo/4833",
                "after the redraw@demo/4852",
                "after escalation.acknowledged@demo/4840",
                "after the digest@digest",
                "inside card.posted@demo/4850")) {
            doomed.awaitReady();
            town.paste("4832", "4833", "4852");
            for (String id : List.of("4832", "4833")) {
                town.approve("ines", id);
                town.approve("lena", id);
            }
            doomed.awaitStop("after the read-back@demo/4832");
            doomed.awaitStop("after action.done@demo/4833");
            town.approve("ines", "4852");
            doomed.awaitStop("after the redraw@demo/4852");
            town.acknowledge("4840");
            doomed.awaitStop("after escalation.acknowledged@demo/4840");
            town.askForTheDigest();
            doomed.awaitStop("after the digest@digest");
            town.paste("4850");
            doomed.awaitStop("inside card.posted@demo/4850");
            doomed.kill();
        }
        try (ChildHouse healing = town.house()) {
            healing.awaitReady();
            town.bringToTheEnd(AFTER_THE_ACTION);
            town.bringToTheEnd(ESCALATED);
            town.awaitAcknowledged("4840");
            town.awaitDigest();
            healing.leave();
        }
        AFTER_THE_ACTION.forEach(town::assertOnce);
        ESCALATED.forEach(town::assertOnce);
        ESCALATED.forEach(town::assertPagedOnce);
        town.assertOneDigest();
    }

    @Test
    @Order(4)
    void killed_at_random_moments() throws Exception {
        long seed = Long.getLong("casebell.kill.seed", System.nanoTime());
        System.out.println("-Dcasebell.kill.seed=" + seed);
        Random random = new Random(seed);
        ExecutorService crowd = Executors.newCachedThreadPool();
        try {
            for (String id : AT_RANDOM) {
                try (ChildHouse doomed = town.house()) {
                    town.paste(id);
                    if (random.nextInt(4) > 0) {
                        doomed.awaitReady();
                    }
                    crowd.execute(() -> town.tryToDecide(id, doomed));
                    doomed.killAfter(Duration.ofMillis(random.nextInt(2500)));
                }
            }
        } finally {
            crowd.shutdown();
            assertTrue(crowd.awaitTermination(60, TimeUnit.SECONDS));
        }
        bringToTheEnd(AT_RANDOM);
    }

    private static void bringToTheEnd(List<String> ids) throws IOException, InterruptedException {
        try (ChildHouse healing = town.house()) {
            healing.awaitReady();
            town.bringToTheEnd(ids);
            healing.leave();
        }
        ids.forEach(town::assertOnce);
    }
}

package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.sandbox.Person;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.fault.Late;
import casebell.sandbox.cases.wire.Route;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole house before a case system that fails: the card says plainly what is wrong, and heals. */
class HostileHouseTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final AtomicLong AHEAD = new AtomicLong();
    private static final InstantSource CLOCK =
            () -> InstantSource.system().instant().plusSeconds(AHEAD.get());

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static House house;
    private static Person ines;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        ConfigLoader.Loaded loaded = new ConfigLoader(Map.of(), CLOCK).load(Optional.empty());
        Settings.SandboxSettings ports = new Settings.SandboxSettings(0, 0);
        Settings settings = assertInstanceOf(ConfigLoader.Loaded.Ready.class, loaded)
                .settings()
                .inSandbox(folder.resolve("casebell.db"), ports)
                .actingAfter(Duration.ofSeconds(1));
        Policy policy = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(settings.policy()))
                .policy();
        sandbox = Sandbox.start(ports, CLOCK);
        house = House.open(settings, sandbox.place(settings), policy, CLOCK, false)
                .join();
        ines = sandbox.discord().as("ines");
    }

    @AfterAll
    static void close() {
        house.close();
        sandbox.close();
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        sandbox.cases().faults().clear();
    }

    @Test
    void a_case_that_cannot_be_read_says_why_and_heals() {
        sandbox.cases().faults().always(Route.READ, Broken.status(500));
        paste("4823");
        card("4823", "Not readable at the moment", "The case system answered with an error (500)", "next try");
        sandbox.cases().faults().clear();
        cardAfterAWhile("4823", "medium severity", "Needs 1 person");
    }

    @Test
    void a_case_system_that_takes_a_minute_is_not_waited_for_and_the_card_heals() {
        sandbox.cases().faults().always(Route.READ, Late.after(Duration.ofSeconds(60)));
        paste("4852");
        card("4852", "Not readable at the moment", "The case system did not answer in 10 s", "next try");
        sandbox.cases().faults().clear();
        cardAfterAWhile("4852", "Needs 1 person");
    }

    @Test
    void a_case_that_is_not_there_says_so() {
        paste("9999");
        card("9999", "not there", "The case system has no such case.");
    }

    @Test
    void an_action_that_cannot_be_done_says_why_and_is_done_once_in_the_end() {
        paste("4831");
        ObjectNode card = card("4831", "Needs 1 person");
        sandbox.cases()
                .faults()
                .next(Route.ACT, Broken.status(503, "2"))
                .next(Route.ACT, Late.doneThenCut())
                .next(Route.ACT, Broken.status(500));
        ines.press(card, "Approve");
        card("4831", "Approved. Not done yet: The case system answered with an error (503)");
        cardAfterAWhile("4831", "Tried 3 times");
        cardAfterAWhile("4831", "✅ Done");
        assertEquals(1, sandbox.cases().actionsByCasebell("4831").size());
    }

    @Test
    void a_case_that_others_closed_says_so() {
        paste("4834");
        card("4834", "Needs 1 person");
        sandbox.cases().change("4834", "closed in the console", json -> json.put("state", "closed"));
        paste("4834");
        card("4834", "The case is closed in the case system.");
    }

    @Test
    void a_case_system_that_stalls_delays_no_page() throws InterruptedException {
        paste("4835");
        card("4835", "Needs 1 person");
        sandbox.cases().faults().always(Route.READ, Late.never());
        sandbox.cases().forgetRequests();
        for (int i = 4840; i < 4860; i++) {
            paste(String.valueOf(i));
        }
        sandbox.cases().awaitRequests(Route.READ, 4, SOON);
        ines.slash("case-review", "case escalate", Map.of("case", "demo/4835", "reason", "It cannot wait"));
        sandbox.discord().as("vera").await("leadership", has("Escalation · case demo/4835"), Duration.ofSeconds(8));
        assertEquals(4, sandbox.cases().requests(Route.READ).size(), "look-ups at once");
        sandbox.cases().faults().clear();
        cardAfterAWhile("4859", "Needs 1 person");
    }

    private static void paste(String id) {
        ines.say("case-review", sandbox.cases().caseUrl(id));
    }

    private static ObjectNode card(String id, String... words) {
        return ines.await("case-review", isCard(id, words), SOON);
    }

    /** Lets time pass quickly, five seconds at a time, until the card says this. */
    private static void cardAfterAWhile(String id, String... words) {
        AssertionError last = new AssertionError("not tried");
        for (int i = 0; i < 30; i++) {
            AHEAD.addAndGet(5);
            try {
                ines.await("case-review", isCard(id, words), Duration.ofSeconds(2));
                return;
            } catch (AssertionError notYet) {
                last = notYet;
            }
        }
        throw last;
    }

    private static Predicate<ObjectNode> isCard(String id, String... words) {
        Predicate<ObjectNode> card = has("Case demo/" + id + " · card");
        return List.of(words).stream().map(HostileHouseTest::has).reduce(card, Predicate::and);
    }

    private static Predicate<ObjectNode> has(String part) {
        return message -> message.toString().contains(part);
    }
}

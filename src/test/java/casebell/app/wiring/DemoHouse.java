package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.cases.CaseRef;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What {@code run --source} starts: a Casebell on the local Discord with an invented case system, which can be left and entered again. */
final class DemoHouse implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.system();

    private static final List<String> BOARDS = List.of("case-review", "urgent");

    private final Sandbox sandbox;
    private final Settings settings;
    private final Policy policy;
    private Optional<House> house = Optional.empty();

    private DemoHouse(Sandbox sandbox, Settings settings, Policy policy) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.policy = policy;
    }

    /** With nothing to wait for between a decision and what follows from it. */
    static DemoHouse open(Path folder, Settings.DemoSource source) throws IOException, InterruptedException {
        return open(folder, new Settings.SandboxSettings(0, 0, source), read -> read.actingAfter(Duration.ZERO));
    }

    static DemoHouse open(Path folder, Settings.SandboxSettings ports, UnaryOperator<Settings> changed)
            throws IOException, InterruptedException {
        ConfigLoader.Loaded loaded = new ConfigLoader(Map.of(), CLOCK).load(Optional.empty());
        Settings settings = changed.apply(assertInstanceOf(ConfigLoader.Loaded.Ready.class, loaded)
                .settings()
                .inSandbox(folder.resolve("casebell.db"), ports));
        Policy policy = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(settings.policy()))
                .policy();
        DemoHouse demo = new DemoHouse(Sandbox.start(ports, CLOCK), settings, policy);
        demo.enter();
        return demo;
    }

    void enter() throws InterruptedException {
        House entered = House.open(settings, sandbox.place(settings), policy, CLOCK, false);
        house = Optional.of(entered);
        entered.join();
    }

    void leave() {
        house.ifPresent(House::close);
        house = Optional.empty();
    }

    House house() {
        return house.orElseThrow();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Person as(String name) {
        return sandbox.discord().as(name);
    }

    CaseRef ref(String id) {
        return new CaseRef(settings.sandbox().source().word(), id);
    }

    /** Ines pastes the link of a case. */
    void paste(String id) {
        as("ines").say("case-review", "look: " + sandbox.link(id));
    }

    /** The card of a case, once it fits. */
    ObjectNode card(String id, Predicate<ObjectNode> fits) {
        return card(id, fits, RunningHouse.SOON);
    }

    ObjectNode card(String id, Predicate<ObjectNode> fits, Duration patience) {
        return as("ines").await(BOARDS, RunningHouse.isCardOf(ref(id)).and(fits), patience);
    }

    @Override
    public void close() {
        leave();
        sandbox.close();
    }
}

package casebell.source;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource.Reading;
import casebell.sandbox.cases.wire.Fault;
import casebell.source.wire.CaseSystem;
import casebell.source.wire.SystemKind;
import casebell.source.wire.WireSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assertions;

/** A kind of case system, as the contract asks about it: a simulator with one case that is acted on, and what is known of its calls. A fifth kind adds one of these. */
abstract class SystemUnderTest implements AutoCloseable {
    /** Where nothing is waited for, a busy machine must not look like a slow case system. */
    static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    final TestClock clock = new TestClock();
    final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulator");
        thread.setDaemon(true);
        return thread;
    });

    /** As the matrix names it. */
    abstract String name();

    abstract SystemKind kind();

    /** The case that is acted on. */
    abstract CaseRef ref();

    abstract URI base();

    abstract String token();

    abstract String readOnlyToken();

    /** Every action that this system can do on the case, {@code restore} for the undo. */
    abstract List<String> actions();

    /** One that it cannot do, and how the refusal begins. */
    abstract String impossible();

    abstract String whyImpossible();

    /** Whether it reads the case before it acts, because the system knows no idempotency key. */
    boolean looksBefore() {
        return false;
    }

    /** Whether it has a place for the outcome of an appeal. */
    boolean takesAppeals() {
        return false;
    }

    /** Brings the case into a state in which the action can be done. */
    void prepare(String action) {}

    /** A call of the system. */
    enum Call {
        READ,
        ACT,
        FOLLOW
    }

    /** A case comes in, or changes; its id. */
    abstract String comesIn();

    /** The next call that carries out this action, or reads the case, meets this fault. */
    abstract void fault(Call call, String action, Fault fault);

    abstract void clearFaults();

    /** How often the action was really done through the interface. */
    abstract long effects(String action);

    /** Somebody acts in the web console. */
    abstract void actElsewhere();

    abstract void erase();

    /** The least JSON of a case of this id, with more fields at its end. */
    abstract String caseJson(String more);

    /** JSON bodies that are not the case. */
    abstract List<String> notThisCase();

    /** More fields of a case, full of personal data that is marked {@code private} or {@code 203.0.113}. */
    abstract String personalData();

    /** Part of the first line of the call that reads the case. */
    abstract String mainCall();

    /** What a server that is not the simulator answers to all other calls. */
    abstract void aside(RawServer raw);

    /** The end of the header in which this token is sent. */
    String sent(String token) {
        return "Bearer " + token;
    }

    /** What is said when the token may not read. */
    abstract String whyForbidden();

    final CaseSystem open(Duration callLimit) {
        return open(base(), token(), callLimit, 1 << 20);
    }

    final CaseSystem open(URI base, String token, Duration callLimit, int largest) {
        return kind().opener()
                .open(new WireSettings(ref().source(), base, new Secret(token), callLimit, largest, true), clock);
    }

    /** The case as told now. */
    final Snapshot snapshot() {
        return Assertions.assertInstanceOf(
                        Reading.Told.class, open(LONG_ENOUGH).source().read(ref(), Optional.empty()))
                .snapshot();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}

package casebell.sandbox.cases;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running system for each test. */
abstract class WithDemoCases {
    final DemoClock clock = new DemoClock();
    final ExecutorService workers = Executors.newCachedThreadPool();
    DemoCaseSystem system;
    Visitor visitor;

    @BeforeEach
    void start() throws IOException {
        startWith(options -> options);
    }

    @AfterEach
    void stop() {
        system.close();
        workers.shutdownNow();
    }

    void startWith(UnaryOperator<DemoOptions> change) throws IOException {
        if (system != null) {
            system.close();
        }
        system = DemoCaseSystem.start(change.apply(DemoOptions.using(workers, clock)));
        visitor = new Visitor(system);
    }
}

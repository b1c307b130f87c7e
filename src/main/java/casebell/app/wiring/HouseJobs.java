package casebell.app.wiring;

import casebell.app.cli.Jobs;
import casebell.app.config.Settings;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.store.SqlStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Does what the command line asks. */
public final class HouseJobs implements Jobs {
    private static final List<String> SHOWN = List.of("4821", "4800", "4831", "4826");

    private final InstantSource clock;

    public HouseJobs(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public int run(Settings settings, Console console) throws IOException {
        Optional<Policy> policy = policy(settings.policy(), console);
        if (policy.isEmpty()) {
            return PROBLEM;
        }
        try {
            if (!settings.isSandbox()) {
                return stay(
                        House.open(settings, RealPlace.of(settings), policy.get(), clock),
                        console,
                        "Casebell has joined Discord.");
            }
            try (Sandbox sandbox = Sandbox.start(settings.sandbox(), clock)) {
                House house = House.open(settings, sandbox.place(settings), policy.get(), clock);
                return stay(house, console, welcome(sandbox));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OK;
        }
    }

    private static String welcome(Sandbox sandbox) {
        StringBuilder text = new StringBuilder("Casebell is running on its own local Discord.\n\n  Page   ")
                .append(sandbox.discord().pageUrl())
                .append("\n  Cases  ")
                .append(sandbox.cases().baseUrl())
                .append("\n\nOpen the page, and paste one of these links into #case-review:\n");
        SHOWN.forEach(
                id -> text.append("  ").append(sandbox.cases().caseUrl(id)).append('\n'));
        return text.append("\nStop it with Ctrl+C.").toString();
    }

    private static int stay(House house, Console console, String welcome) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopped.countDown();
                            try {
                                closed.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "shutdown"));
        console.out().println(welcome);
        console.out().flush();
        try (house) {
            stopped.await();
            return OK;
        } finally {
            closed.countDown();
        }
    }

    @Override
    public int demo(Settings settings, Console console) throws IOException {
        Optional<Policy> policy = policy(settings.policy(), console);
        return policy.isEmpty() ? PROBLEM : new AprilStory(settings, policy.get(), clock, console).play();
    }

    @Override
    public long export(Settings settings, Appendable target) {
        try (SqlStore store = SqlStore.open(settings.store(), clock)) {
            return store.history().export(target);
        }
    }

    @Override
    public int policyCheck(Path folder, Console console) {
        Optional<Policy> policy = policy(folder, console);
        policy.ifPresent(p -> console.out().println(p.size() + " rules, no mistakes. Revision " + p.revision()));
        return policy.isPresent() ? OK : PROBLEM;
    }

    private static Optional<Policy> policy(Path folder, Console console) {
        PolicyReader.Read read = PolicyReader.read(folder);
        if (read instanceof PolicyReader.Read.Refused refused) {
            refused.mistakes().forEach(console.err()::println);
            console.err()
                    .println("The policy in " + folder + " cannot be used: "
                            + refused.mistakes().size() + " mistakes.");
            return Optional.empty();
        }
        return Optional.of(((PolicyReader.Read.Ready) read).policy());
    }
}

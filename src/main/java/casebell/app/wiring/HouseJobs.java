package casebell.app.wiring;

import casebell.app.cli.Jobs;
import casebell.app.cli.PolicyFolder;
import casebell.app.config.Settings;
import casebell.app.service.HealthService;
import casebell.app.service.HookHandler;
import casebell.app.service.MetricsHandler;
import casebell.app.service.VerdictHandler;
import casebell.discord.DiscordTrouble;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.replay.CaseStream;
import casebell.source.wire.CaseHook;
import casebell.store.SqlStore;
import casebell.store.StoreTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the command line asks. */
public final class HouseJobs implements Jobs {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

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
        try (Leaving leaving = new Leaving()) {
            if (!settings.isSandbox()) {
                live(settings, RealPlace.of(settings), policy.get(), leaving, house -> {
                    console.out().println("Casebell has joined Discord. Stop it with Ctrl+C.");
                });
            } else if (settings.sources().isEmpty()) {
                invented(settings, policy.get(), leaving, console);
            } else {
                trying(settings.trying(), policy.get(), leaving, console);
            }
            console.out().println("Casebell has stopped.");
            return OK;
        } catch (StoreTrouble | DiscordTrouble trouble) {
            console.err().println(trouble.getMessage());
            return PROBLEM;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OK;
        }
    }

    private void invented(Settings settings, Policy policy, Leaving leaving, Console console)
            throws IOException, InterruptedException {
        Settings own = settings.inSandbox(settings.storeInUse(), settings.sandbox());
        try (Sandbox sandbox = Sandbox.start(own.sandbox(), clock)) {
            sandbox.offerExamples();
            live(own, sandbox.place(own), policy, leaving, house -> {
                sandbox.offerFlood(house, clock);
                console.out().println(welcome(sandbox));
            });
        }
    }

    /** Whoever opens the page is anybody there, so nothing is done in a case system that is real. */
    private void trying(Settings own, Policy policy, Leaving leaving, Console console)
            throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.around(own.sandbox(), clock)) {
            live(
                    own,
                    sandbox.place(own),
                    policy,
                    leaving,
                    house -> console.out().println(welcome(own, sandbox)));
        }
    }

    private void live(Settings settings, Place place, Policy policy, Leaving leaving, Consumer<House> greet)
            throws IOException, InterruptedException {
        AtomicReference<House> home = new AtomicReference<>();
        try (HealthService health = serve(
                        settings,
                        () -> Optional.ofNullable(home.get())
                                .map(h -> h.desks().policy().current())
                                .orElse(policy),
                        hooks(settings, home),
                        metrics(home),
                        () -> Optional.ofNullable(home.get()).map(House::health).orElse(HealthService.Health.AWAY));
                House house = House.open(settings, place, policy, clock, settings.isSandbox());
                PolicyWatch watch =
                        PolicyWatch.start(settings.policy(), house.desks().policy(), BETWEEN_LOOKS)) {
            log().info("Health is told at port {}; the policy {} is watched", health.port(), watch.folder());
            leaving.closes(house);
            home.set(house);
            house.join();
            greet.accept(house);
            leaving.await();
        }
    }

    /** What case systems deliver; as long as the house is not open they are asked to come again. */
    private Optional<HookHandler> hooks(Settings settings, AtomicReference<House> home) {
        Map<String, CaseHook> hooks = RealPlace.hooks(settings, clock);
        return hooks.isEmpty()
                ? Optional.empty()
                : Optional.of(new HookHandler(
                        hooks,
                        item -> Optional.ofNullable(home.get())
                                .orElseThrow(() -> new IllegalStateException("The house is not open"))
                                .desks()
                                .intake()
                                .hearOf(item, clock.instant())));
    }

    /** As long as the house is not open there is nothing to tell. */
    private static MetricsHandler metrics(AtomicReference<House> home) {
        return new MetricsHandler(
                () -> Optional.ofNullable(home.get())
                        .map(h -> h.desks().systems().states())
                        .orElse(List.of()),
                source -> Optional.ofNullable(home.get())
                        .map(h -> h.desks().hands().begunIn(source))
                        .orElse(0));
    }

    /** In the sandbox another port will do, so that nothing stands between a newcomer and the page. */
    private HealthService serve(
            Settings settings,
            Supplier<Policy> policy,
            Optional<HookHandler> hooks,
            MetricsHandler metrics,
            Supplier<HealthService.Health> health)
            throws IOException {
        Settings.ServiceSettings at = settings.service();
        Optional<VerdictHandler> verdicts = at.token().map(token -> new VerdictHandler(policy, token, clock));
        try {
            return HealthService.start(at.host(), at.port(), health, verdicts, hooks, Optional.of(metrics));
        } catch (IOException taken) {
            if (!settings.isSandbox()) {
                throw taken;
            }
            log().warn("The port {} is taken; health is told at another one", at.port());
            return HealthService.start(at.host(), 0, health, verdicts, hooks, Optional.of(metrics));
        }
    }

    private static String welcome(Sandbox sandbox) {
        StringBuilder text = new StringBuilder("Casebell is running on its own local Discord.\n\n  Page   ")
                .append(sandbox.discord().pageUrl())
                .append("\n  Cases  ")
                .append(sandbox.casesUrl())
                .append("\n\nOpen the page, and paste one of these links into #case-review:\n");
        sandbox.examples()
                .forEach(e -> text.append("  ")
                        .append(e.text())
                        .append("  ")
                        .append(e.about())
                        .append('\n'));
        return text.append("\nStop it with Ctrl+C.").toString();
    }

    private static String welcome(Settings settings, Sandbox sandbox) {
        StringBuilder text = new StringBuilder(
                        "Casebell is running on its own local Discord, because there is no discord.token.\n")
                .append("It reads the case systems that are configured, and writes nothing to them.\n\n  Page   ")
                .append(sandbox.discord().pageUrl());
        settings.sources()
                .forEach(s ->
                        text.append("\n  Cases  ").append(s.name()).append(", ").append(s.baseUrl()));
        text.append("\n\nOpen the page, and paste the link of a case into #case-review. Links look like this:\n");
        settings.sources().stream()
                .flatMap(s -> s.links().stream())
                .forEach(form -> text.append("  ").append(form.template()).append('\n'));
        return text.append("\nStop it with Ctrl+C.").toString();
    }

    @Override
    public int demo(Settings settings, int flood, Console console) throws IOException {
        Optional<Policy> policy = policy(settings.policy(), console);
        if (policy.isEmpty()) {
            return PROBLEM;
        }
        try {
            return new AprilStory(settings, policy.get(), clock, console, flood).play();
        } catch (StoreTrouble | DiscordTrouble trouble) {
            console.err().println(trouble.getMessage());
            return PROBLEM;
        }
    }

    @Override
    public int connect(Settings settings, Optional<String> link, Console console) {
        return new FirstCall(settings, clock, console).make(link);
    }

    @Override
    public long export(Settings settings, Appendable target) {
        try (SqlStore store = SqlStore.openToRead(settings.storeInUse(), clock)) {
            return store.history().export(target);
        }
    }

    @Override
    public CaseStream pastCases(Settings settings) {
        return new StoredCases(SqlStore.openToRead(settings.storeInUse(), clock));
    }

    private static Optional<Policy> policy(Path folder, Console console) {
        return PolicyFolder.read(folder, console.err()).map(PolicyReader.Read.Ready::policy);
    }

    /** Asked for when something is written: commands that write nothing need not make the log ready. */
    private static Logger log() {
        return LoggerFactory.getLogger(HouseJobs.class);
    }
}

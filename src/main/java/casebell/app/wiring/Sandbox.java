package casebell.app.wiring;

import casebell.app.config.Settings;
import casebell.cases.Role;
import casebell.discord.DiscordSettings;
import casebell.intake.LinkFinder;
import casebell.sandbox.LocalDiscord;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.cases.DemoOptions;
import casebell.sandbox.world.TeamWorld;
import casebell.source.Secret;
import casebell.source.http.HttpSystem;
import casebell.source.wire.CaseSite;
import casebell.source.wire.WireSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The local Discord and the demonstration case system, and the place that they make. */
public final class Sandbox implements AutoCloseable {
    /** The name of the demonstration source. */
    public static final String SOURCE = "demo";

    private static final int LARGEST = 2 << 20;

    private final LocalDiscord discord;
    private final DemoCaseSystem cases;
    private final ExecutorService workers;

    private Sandbox(LocalDiscord discord, DemoCaseSystem cases, ExecutorService workers) {
        this.discord = discord;
        this.cases = cases;
        this.workers = workers;
    }

    /**
     * Starts both.
     *
     * @throws IOException when a port is taken
     */
    public static Sandbox start(Settings.SandboxSettings ports, InstantSource clock) throws IOException {
        ExecutorService workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "demo-cases");
            thread.setDaemon(true);
            return thread;
        });
        DemoCaseSystem cases =
                DemoCaseSystem.start(DemoOptions.using(workers, clock).on(ports.casesPort()));
        return new Sandbox(LocalDiscord.start(ports.discordPort(), clock), cases, workers);
    }

    /** The local Discord. */
    public LocalDiscord discord() {
        return discord;
    }

    /** The demonstration case system. */
    public DemoCaseSystem cases() {
        return cases;
    }

    /** The links that a newcomer is shown first. */
    List<LocalDiscord.Hint> examples() {
        return List.of(
                example("4821", "a death threat against a legislator"),
                example("4800", "a head of state's clip that breaks no rule"),
                example("4831", "spam that rides the wave"),
                example("4826", "hyperbole, no threat"));
    }

    private LocalDiscord.Hint example(String id, String about) {
        return new LocalDiscord.Hint(cases.caseUrl(id), about);
    }

    /** The page offers them too. */
    void offerExamples() {
        discord.suggest(examples());
    }

    /** The place that a house joins. */
    Place place(Settings settings) {
        Map<String, String> channels = TeamWorld.channels();
        Map<Role, Set<String>> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            roles.put(role, Set.of(id(TeamWorld.roles(), role.word())));
        }
        DiscordSettings joined = new DiscordSettings(
                discord::botToken,
                Optional.of(discord.restUrl()),
                Optional.of(discord.gatewayUrl()),
                TeamWorld.GUILD,
                List.of(id(channels, "case-review"), id(channels, "urgent"), id(channels, "general")),
                id(channels, "case-review"),
                id(channels, "urgent"),
                id(channels, "leadership"),
                id(channels, "digest"),
                id(channels, "liaison-desk"),
                roles,
                true);
        CaseSite source = new CaseSite(
                HttpSystem.KIND,
                new WireSettings(
                        SOURCE, cases.baseUrl(), new Secret(cases.token()), Duration.ofSeconds(10), LARGEST, true));
        LinkFinder.Form links = new LinkFinder.Form(SOURCE, cases.caseUrl("{id}"));
        return new Place(joined, List.of(source), List.of(links), settings.ladders(roles), roles, "sandbox");
    }

    private static String id(Map<String, String> ids, String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("The local Discord has no " + name);
        }
        return id;
    }

    @Override
    public void close() {
        discord.close();
        cases.close();
        workers.shutdownNow();
    }
}

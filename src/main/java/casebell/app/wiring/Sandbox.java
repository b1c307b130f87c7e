package casebell.app.wiring;

import casebell.app.config.FollowSettings;
import casebell.app.config.Settings;
import casebell.cases.Role;
import casebell.discord.DiscordSettings;
import casebell.intake.LinkFinder;
import casebell.sandbox.LocalDiscord;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.cases.DemoOptions;
import casebell.sandbox.discourse.DiscourseOptions;
import casebell.sandbox.discourse.LocalDiscourse;
import casebell.sandbox.mastodon.LocalMastodon;
import casebell.sandbox.mastodon.MastodonOptions;
import casebell.sandbox.ozone.LocalOzone;
import casebell.sandbox.ozone.OzoneOptions;
import casebell.sandbox.world.TeamWorld;
import casebell.source.Secret;
import casebell.source.discourse.DiscourseSystem;
import casebell.source.http.HttpSystem;
import casebell.source.mastodon.MastodonSystem;
import casebell.source.ozone.OzoneSystem;
import casebell.source.wire.CaseSite;
import casebell.source.wire.SystemKind;
import casebell.source.wire.WireSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The local Discord with an invented case system, or with those that are configured, and the place that they make. */
public final class Sandbox implements AutoCloseable {
    /** The name of the demonstration source. */
    public static final String SOURCE = Settings.DemoSource.CASES.word();

    private static final int LARGEST = 2 << 20;

    private final LocalDiscord discord;
    private final Optional<Invented> invented;
    private final ExecutorService workers;

    private Sandbox(LocalDiscord discord, Optional<Invented> invented, ExecutorService workers) {
        this.discord = discord;
        this.invented = invented;
        this.workers = workers;
    }

    /**
     * A case system of the sandbox.
     *
     * @param system itself
     * @param form the form of its links
     * @param examples what each of these cases is about
     */
    private record Invented(
            Object system, CaseSite site, LinkFinder.Form form, Map<String, String> examples, Runnable closing) {
        List<LocalDiscord.Hint> hints() {
            return examples.entrySet().stream()
                    .map(e -> new LocalDiscord.Hint(link(e.getKey()), e.getValue()))
                    .toList();
        }

        String link(String id) {
            return form.template().replace("{id}", id);
        }
    }

    /**
     * Starts both.
     *
     * @throws IOException when a port is taken
     */
    public static Sandbox start(Settings.SandboxSettings ports, InstantSource clock) throws IOException {
        ExecutorService workers = workers();
        Invented invented = switch (ports.source()) {
            case CASES -> cases(ports, workers, clock);
            case MASTODON -> mastodon(ports, workers, clock);
            case DISCOURSE -> discourse(ports, workers, clock);
            case OZONE -> ozone(ports, workers, clock);
        };
        return new Sandbox(LocalDiscord.start(ports.discordPort(), clock), Optional.of(invented), workers);
    }

    /**
     * Starts the local Discord for the case systems that are configured.
     *
     * @throws IOException when a port is taken
     */
    static Sandbox around(Settings.SandboxSettings ports, InstantSource clock) throws IOException {
        return new Sandbox(LocalDiscord.start(ports.discordPort(), clock), Optional.empty(), workers());
    }

    private static ExecutorService workers() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "demo-cases");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static Invented cases(Settings.SandboxSettings ports, Executor workers, InstantSource clock)
            throws IOException {
        DemoCaseSystem cases =
                DemoCaseSystem.start(DemoOptions.using(workers, clock).on(ports.casesPort()));
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put("4821", "a death threat against a legislator");
        examples.put("4800", "a head of state's clip that breaks no rule");
        examples.put("4831", "spam that rides the wave");
        examples.put("4826", "hyperbole, no threat");
        return new Invented(
                cases,
                site(HttpSystem.KIND, ports.source(), cases.baseUrl(), cases.token()),
                new LinkFinder.Form(ports.source().word(), cases.caseUrl("{id}")),
                examples,
                cases::close);
    }

    private static Invented mastodon(Settings.SandboxSettings ports, Executor workers, InstantSource clock)
            throws IOException {
        LocalMastodon mastodon =
                LocalMastodon.start(MastodonOptions.using(workers, clock).on(ports.casesPort()));
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put("11", "a threat, reported by its target; two more reports on the same account");
        examples.put("14", "spam; what is done to the account closes another report too");
        examples.put("15", "somebody of another server, who cannot be warned or frozen");
        examples.put("16", "closed by another moderator; nobody can tell what was done");
        return new Invented(
                mastodon,
                site(MastodonSystem.KIND, ports.source(), mastodon.baseUrl(), mastodon.token()),
                new LinkFinder.Form(ports.source().word(), mastodon.reportUrl("{id}")),
                examples,
                mastodon::close);
    }

    private static Invented discourse(Settings.SandboxSettings ports, Executor workers, InstantSource clock)
            throws IOException {
        LocalDiscourse discourse =
                LocalDiscourse.start(DiscourseOptions.using(workers, clock).on(ports.casesPort()));
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put("11", "a threat that was flagged; it can be deleted or hidden");
        examples.put("13", "hidden by the forum itself; it can be shown again");
        examples.put("14", "claimed by another moderator, so nobody else can act");
        examples.put("16", "handled by another moderator");
        return new Invented(
                discourse,
                site(DiscourseSystem.KIND, ports.source(), discourse.baseUrl(), discourse.token()),
                new LinkFinder.Form(ports.source().word(), discourse.reviewUrl("{id}")),
                examples,
                discourse::close);
    }

    private static Invented ozone(Settings.SandboxSettings ports, Executor workers, InstantSource clock)
            throws IOException {
        LocalOzone ozone = LocalOzone.start(OzoneOptions.using(workers, clock).on(ports.casesPort()));
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put("11", "a threat, reported by its target");
        examples.put("14", "spam");
        examples.put("15", "a post with a protected tag, which only administrators can take down");
        examples.put("17", "a report in a queue, which stays open whatever is done");
        return new Invented(
                ozone,
                site(OzoneSystem.KIND, ports.source(), ozone.baseUrl(), ozone.token()),
                new LinkFinder.Form(ports.source().word(), ozone.reportUrl("{id}")),
                examples,
                ozone::close);
    }

    private static CaseSite site(SystemKind kind, Settings.DemoSource source, URI base, String token) {
        return new CaseSite(
                kind, new WireSettings(source.word(), base, new Secret(token), Duration.ofSeconds(10), LARGEST, true));
    }

    /** The local Discord. */
    public LocalDiscord discord() {
        return discord;
    }

    /** The demonstration case system, when it is the one that was started. */
    public DemoCaseSystem cases() {
        return started(DemoCaseSystem.class);
    }

    /** The local Mastodon, when it is the one that was started. */
    LocalMastodon mastodon() {
        return started(LocalMastodon.class);
    }

    /** The local Discourse, when it is the one that was started. */
    LocalDiscourse discourse() {
        return started(LocalDiscourse.class);
    }

    /** The local Ozone, when it is the one that was started. */
    LocalOzone ozone() {
        return started(LocalOzone.class);
    }

    private <T> T started(Class<T> kind) {
        return invented.map(Invented::system)
                .filter(kind::isInstance)
                .map(kind::cast)
                .orElseThrow(() -> new IllegalStateException("Another case system was started"));
    }

    /** The link of a case of the invented case system, as a person would paste it. */
    String link(String id) {
        return invented.orElseThrow().link(id);
    }

    /** Where the invented case system is looked at. */
    URI casesUrl() {
        return invented.orElseThrow().site().settings().baseUrl();
    }

    /** What the invented case system knows us by. */
    String token() {
        return invented.orElseThrow().site().settings().token().reveal();
    }

    /** The links that a newcomer is shown first. */
    List<LocalDiscord.Hint> examples() {
        return invented.map(Invented::hints).orElse(List.of());
    }

    /** The page offers them too. */
    void offerExamples() {
        discord.suggest(examples());
    }

    /** The page offers a flood, when the case system is the one that knows the story. */
    void offerFlood(House house, InstantSource clock) {
        if (invented.map(Invented::system).orElse("none") instanceof DemoCaseSystem cases) {
            discord.offer(new LocalDiscord.Happening(
                    "flood",
                    "Let the flood come",
                    Flood.number(Flood.SIZE) + " threats after the clip, within ten minutes",
                    () -> workers.execute(() -> Flood.comesAfterTheClip(house, cases, clock))));
        }
    }

    /** The place that a house joins. */
    Place place(Settings settings) {
        Map<String, String> channels = TeamWorld.channels();
        Map<Role, Set<String>> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            roles.put(role, Set.of(id(TeamWorld.roles(), role.word())));
        }
        Map<String, FollowSettings> followed = new HashMap<>();
        invented.ifPresentOrElse(
                one -> settings.sandbox()
                        .follow()
                        .ifPresent(how -> followed.put(one.form().source(), how)),
                () -> followed.putAll(RealPlace.followed(settings)));
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
                id(channels, "policy"),
                id(channels, "liaison-desk"),
                roles,
                Place.announced(followed),
                true);
        return new Place(
                joined,
                invented.map(one -> List.of(one.site())).orElseGet(() -> RealPlace.sources(settings)),
                invented.map(one -> List.of(one.form())).orElseGet(() -> RealPlace.links(settings)),
                settings.ladders(roles),
                roles,
                followed,
                "sandbox");
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
        invented.ifPresent(one -> one.closing().run());
        workers.shutdownNow();
    }
}

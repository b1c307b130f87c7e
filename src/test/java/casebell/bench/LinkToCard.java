package casebell.bench;

import casebell.sandbox.LocalDiscord;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Measures, in one run and over loopback: from a bare bot's message to its reply, and from a link to Casebell's card and from a press to "done", with
 * the durable store on and no undo window. Both bots are programs of their own with the same JVM settings; the rounds are interleaved.
 */
public final class LinkToCard {
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 300);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 500);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CHANNEL = "case-review";

    private final Times bareReply = new Times();
    private final Times card = new Times();
    private final Times done = new Times();

    private LinkToCard() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        // without it the JDK's server on 17 answers 40 ms late
        System.setProperty("sun.net.httpserver.nodelay", "true");
        new LinkToCard().run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("casebell-bench");
        try (LocalDiscord bareHome = LocalDiscord.start(0, Clock.systemUTC());
                LocalDiscord home = LocalDiscord.start(0, Clock.systemUTC());
                EndlessCases cases = new EndlessCases();
                Child bare = Child.start(
                        folder.resolve("bare.log"),
                        Map.of("BENCH_TOKEN", bareHome.botToken()),
                        BareBot.class.getName(),
                        bareHome.restUrl(),
                        bareHome.gatewayUrl());
                Child casebell = Child.start(
                        folder.resolve("casebell.log"),
                        Map.of("BENCH_TOKEN", home.botToken(), "BENCH_CASES_TOKEN", "bench"),
                        "casebell.app.Main",
                        "run",
                        "--config",
                        configuration(folder, home, cases).toString())) {
            measure(bareHome.as("ines"), home.as("ines"), cases);
            System.out.println(bareReply.line("bare bot: message to reply"));
            System.out.println(card.line("Casebell: link to card"));
            System.out.println(done.line("Casebell: press to done"));
            System.out.printf(
                    Locale.ROOT,
                    "link to card / bare reply: %.2f (goal: at most 3)%n",
                    card.at(0.5) / bareReply.at(0.5));
            memory(bare, casebell);
        }
    }

    private void measure(Person bareInes, Person ines, EndlessCases cases) {
        awaitPresence(bareInes, "hello", "re: hello");
        awaitPresence(ines, cases.baseUrl() + "/cases/1", "Case bench/1 · card");
        System.out.printf("Both bots are there. %d rounds to warm up, %d rounds.%n", WARM_UP, ROUNDS);
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            boolean counts = i >= WARM_UP;
            long reply = reply(bareInes, "ping-" + i + ".");
            long shown = shown(ines, cases.baseUrl() + "/cases/", 10_000 + i);
            long acted = acted(ines, 10_000 + i);
            if (counts) {
                bareReply.add(reply);
                card.add(shown);
                done.add(acted);
            }
            if (i % 100 == 99) {
                System.out.println("  " + (i + 1) + " of " + (WARM_UP + ROUNDS));
            }
        }
    }

    /** Speaks until the bot answers: it may not have joined yet. */
    private static void awaitPresence(Person person, String text, String answer) {
        for (int tries = 1; ; tries++) {
            person.say(CHANNEL, text);
            try {
                person.await(CHANNEL, isBot().and(has(answer)), Duration.ofSeconds(1));
                return;
            } catch (AssertionError notYet) {
                if (tries > SOON.toSeconds()) {
                    throw notYet;
                }
            }
        }
    }

    private static long reply(Person person, String text) {
        long begun = System.nanoTime();
        person.say(CHANNEL, text);
        person.await(CHANNEL, isBot().and(has("re: " + text)), SOON);
        return System.nanoTime() - begun;
    }

    private static long shown(Person person, String base, int id) {
        long begun = System.nanoTime();
        person.say(CHANNEL, base + id);
        person.await(CHANNEL, isBot().and(has("Case bench/" + id + " · card")).and(has("Approve")), SOON);
        return System.nanoTime() - begun;
    }

    private static long acted(Person person, int id) {
        ObjectNode card = person.await(CHANNEL, isBot().and(has("Case bench/" + id + " · card")), SOON);
        long begun = System.nanoTime();
        person.press(card, "Approve");
        person.await(CHANNEL, isBot().and(has("Case bench/" + id + " · card")).and(has("Done:")), SOON);
        return System.nanoTime() - begun;
    }

    private static Predicate<ObjectNode> isBot() {
        return m -> m.path("author").path("id").asText().equals(TeamWorld.BOT);
    }

    private static Predicate<ObjectNode> has(String part) {
        return m -> m.toString().contains(part);
    }

    private static void memory(Child bare, Child casebell) throws IOException {
        OptionalLong least = bare.residentKib();
        OptionalLong ours = casebell.residentKib();
        if (least.isEmpty() || ours.isEmpty()) {
            System.out.println("memory: this system does not tell");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "memory after the rounds: bare bot %d MiB, Casebell %d MiB, ratio %.2f (goal: at most 1.6)%n",
                least.getAsLong() / 1024,
                ours.getAsLong() / 1024,
                (double) ours.getAsLong() / least.getAsLong());
    }

    private static Path configuration(Path folder, LocalDiscord home, EndlessCases cases) throws IOException {
        Map<String, String> channels = TeamWorld.channels();
        Map<String, String> roles = TeamWorld.roles();
        String text = """
                discord:
                  token: env:BENCH_TOKEN
                  rest-url: %s
                  gateway-url: %s
                  guild: %s
                  channels: {watched: [%s], case-review: %s, urgent: %s, leadership: %s, digest: %s}
                  roles: {reviewer: %s, lead: %s, leadership: %s}
                sources:
                  - name: bench
                    type: http
                    base-url: %s
                    link-patterns: ["%s/cases/{id}"]
                    token: env:BENCH_CASES_TOKEN
                store: {path: %s}
                review: {undo-window: 0s}
                service: {port: 0}
                """.formatted(
                        home.restUrl(),
                        home.gatewayUrl(),
                        TeamWorld.GUILD,
                        channels.get("case-review"),
                        channels.get("case-review"),
                        channels.get("urgent"),
                        channels.get("leadership"),
                        channels.get("digest"),
                        roles.get("reviewer"),
                        roles.get("lead"),
                        roles.get("leadership"),
                        cases.baseUrl(),
                        cases.baseUrl(),
                        folder.resolve("bench.db"));
        return Files.writeString(folder.resolve("casebell.yaml"), text);
    }
}

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
import java.util.concurrent.locks.LockSupport;

/**
 * Measures, in one run and over loopback: from a bare bot's message to its reply, and from a link to Casebell's card and from a press to "done", with
 * the durable store on and no undo window. Both bots are programs of their own with the same JVM settings; the rounds are interleaved.
 */
public final class LinkToCard {
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 800);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 500);
    /** Faster than any team, and slow enough that no round waits for the rate limits of Discord, or for what is left of the round before. */
    private static final Duration PACE = Duration.ofMillis(Integer.getInteger("bench.pace", 120));

    /** Both bots are left alone so long before their idle memory is read: threads that wait for nothing have ended by then. */
    private static final Duration QUIET = Duration.ofSeconds(Integer.getInteger("bench.quiet", 45));

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
                EndlessCases cases = new EndlessCases()) {
            Path configuration = configuration(folder, home, cases, "0s");
            Talk bareTalk = new Talk(bareHome.as("ines"), new News(bareHome));
            Talk talk = new Talk(home.as("ines"), new News(home));
            // makes the database: what follows is a start like any other
            try (Child first = casebell(folder, home, configuration)) {
                talk.awaitPresence(cases.baseUrl() + "/cases/1", "Case bench/1 · card");
                memory("very first start", first);
            }
            try (Child bare = Child.start(
                            folder.resolve("bare.log"),
                            Map.of("BENCH_TOKEN", bareHome.botToken()),
                            BareBot.class.getName(),
                            bareHome.restUrl(),
                            bareHome.gatewayUrl());
                    Child casebell = casebell(folder, home, configuration)) {
                bareTalk.awaitPresence("hello", "re: hello");
                talk.awaitPresence(cases.baseUrl() + "/cases/2", "Case bench/2 · card");
                memory("just started", bare, casebell);
                awaitMoment(System.nanoTime() + QUIET.toNanos());
                memory("idle", bare, casebell);
                measure(bareTalk, talk, cases);
                tell();
                memory("after the rounds", bare, casebell);
            }
        }
    }

    /** Casebell as a program of its own. */
    static Child casebell(Path folder, LocalDiscord home, Path configuration) throws IOException {
        return Child.start(
                folder.resolve("casebell.log"),
                Map.of("BENCH_TOKEN", home.botToken(), "BENCH_CASES_TOKEN", "bench"),
                "casebell.app.Main",
                "run",
                "--config",
                configuration.toString());
    }

    private void tell() {
        System.out.println(bareReply.line("bare bot: message to reply"));
        System.out.println(card.line("Casebell: link to card"));
        System.out.println(done.line("Casebell: press to done"));
        System.out.printf(
                Locale.ROOT, "link to card / bare reply: %.2f (goal: at most 3)%n", card.at(0.5) / bareReply.at(0.5));
    }

    private void measure(Talk bare, Talk talk, EndlessCases cases) throws InterruptedException {
        System.out.printf("%d rounds to warm up, %d rounds.%n", WARM_UP, ROUNDS);
        long next = System.nanoTime();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            next = Math.max(next, System.nanoTime() - PACE.toNanos()) + PACE.toNanos();
            awaitMoment(next);
            long replied = bare.say("ping-" + i + ".", "re: ping-" + i + ".").nanos();
            int id = 10_000 + i;
            String footer = "Case bench/" + id + " · card";
            Talk.Answer shown = talk.say(cases.baseUrl() + "/cases/" + id, footer, "Approve");
            long acted = talk.press(shown.message(), "Approve", footer, "Done:").nanos();
            if (i >= WARM_UP) {
                bareReply.add(replied);
                card.add(shown.nanos());
                done.add(acted);
            }
            if (i % 100 == 99) {
                System.out.println("  " + (i + 1) + " of " + (WARM_UP + ROUNDS));
            }
        }
    }

    private static void awaitMoment(long nanos) {
        while (nanos - System.nanoTime() > 0) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }

    /** A person who speaks and presses, and measures until the bot has answered. */
    private record Talk(Person person, News news) {
        record Answer(ObjectNode message, long nanos) {}

        Answer say(String text, String... answer) throws InterruptedException {
            long begun = System.nanoTime();
            person.say(CHANNEL, text);
            return since(begun, answer);
        }

        Answer press(ObjectNode message, String label, String... answer) throws InterruptedException {
            long begun = System.nanoTime();
            person.press(message, label);
            return since(begun, answer);
        }

        private Answer since(long begun, String... answer) throws InterruptedException {
            News.Item item = news.next(SOON, answer)
                    .orElseThrow(() -> new IllegalStateException("No answer: " + String.join(" ", answer)));
            return new Answer(item.message(), item.nanos() - begun);
        }

        /** Speaks until the bot answers: it may not have joined yet. */
        void awaitPresence(String text, String answer) throws InterruptedException {
            for (int tries = 0; tries < SOON.toSeconds(); tries++) {
                person.say(CHANNEL, text);
                if (news.next(Duration.ofSeconds(1), answer).isPresent()) {
                    return;
                }
            }
            throw new IllegalStateException("The bot did not come");
        }
    }

    private static void memory(String when, Child casebell) throws IOException {
        casebell.residentKib()
                .ifPresent(kib -> System.out.printf(Locale.ROOT, "memory, %s: Casebell %d MiB%n", when, kib / 1024));
    }

    private static void memory(String when, Child bare, Child casebell) throws IOException {
        OptionalLong least = bare.residentKib();
        OptionalLong ours = casebell.residentKib();
        if (least.isEmpty() || ours.isEmpty()) {
            System.out.println("memory: this system does not tell");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "memory, %s: bare bot %d MiB, Casebell %d MiB, ratio %.2f (goal, idle: at most 1.6)%n",
                when,
                least.getAsLong() / 1024,
                ours.getAsLong() / 1024,
                (double) ours.getAsLong() / least.getAsLong());
    }

    /** What Casebell is started with, in this home and with these cases. */
    static Path configuration(Path folder, LocalDiscord home, EndlessCases cases, String undoWindow)
            throws IOException {
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
                review: {undo-window: %s}
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
                        folder.resolve("bench.db"),
                        undoWindow);
        return Files.writeString(folder.resolve("casebell.yaml"), text);
    }
}

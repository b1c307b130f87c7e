package casebell.bench;

import casebell.sandbox.LocalDiscord;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long Discord waits for the answer when many people press Approve at the same moment, each on another card, with the durable store on:
 * every press is a decision that is written. Discord gives up after three seconds, and so does the local Discord. Casebell is a program of its own; who
 * presses, the local Discord and the case system share the machine with it. It fails when one press is answered later than that.
 */
public final class ManyPresses {
    private static final int PRESSES = Integer.getInteger("bench.presses", 500);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 100);
    private static final Duration PACE = Duration.ofMillis(Integer.getInteger("bench.pace", 120));
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final double LIMIT = 3000;
    private static final String CHANNEL = "case-review";
    private static final List<String> PEOPLE = List.of("ines", "bram", "yuki", "lena", "tomas");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalDiscord home;
    private final News news;
    /** By the nonce of the press: when Discord was answered first, and whether it had given up. */
    private final Map<String, Long> answered = new ConcurrentHashMap<>();

    private final Map<String, Long> failed = new ConcurrentHashMap<>();
    /** By the id of the interaction: when the person read the outcome. */
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    private ManyPresses(LocalDiscord home) {
        this.home = home;
        this.news = new News(home);
        home.world().addAudience((type, data, channel, onlyFor) -> hear(type, data, System.nanoTime()));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Path folder = Files.createTempDirectory("casebell-bench");
        boolean isInTime;
        try (LocalDiscord home = LocalDiscord.start(0, Clock.systemUTC());
                EndlessCases cases = new EndlessCases()) {
            Path configuration = LinkToCard.configuration(folder, home, cases, "10m");
            ManyPresses bench = new ManyPresses(home);
            try (Child casebell = LinkToCard.casebell(folder, home, configuration)) {
                isInTime = bench.run(cases, casebell);
            }
        }
        System.exit(isInTime ? 0 : 1);
    }

    private void hear(String type, ObjectNode data, long now) {
        String nonce = data.path("nonce").asText();
        boolean isForTheBot = type.startsWith("INTERACTION_") && nonce.isEmpty();
        if (isForTheBot) {
            return;
        }
        if (type.equals("INTERACTION_CREATE")) {
            nonces.put(data.path("id").asText(), nonce);
        } else if (type.equals("INTERACTION_FAILURE")) {
            failed.put(nonce, now);
        } else if (type.startsWith("INTERACTION_")) {
            answered.putIfAbsent(nonce, now);
        } else if (type.equals("MESSAGE_UPDATE") || type.equals("MESSAGE_CREATE")) {
            boolean isThinking = (data.path("flags").asInt() & 128) != 0;
            String id = data.path("interaction_metadata").path("id").asText();
            if (!id.isEmpty() && !isThinking) {
                told.putIfAbsent(id, now);
            }
        }
    }

    private boolean run(EndlessCases cases, Child casebell) throws IOException, InterruptedException {
        Person ines = home.as("ines");
        awaitPresence(ines, cases);
        round("to warm up", cards(ines, cases, 10_000, WARM_UP));
        boolean isInTime = round("at the same moment", cards(ines, cases, 20_000, PRESSES));
        casebell.residentKib()
                .ifPresent(kib -> System.out.printf(Locale.ROOT, "memory of Casebell: %d MiB%n", kib / 1024));
        return isInTime;
    }

    private void awaitPresence(Person ines, EndlessCases cases) throws InterruptedException {
        for (int tries = 0; tries < SOON.toSeconds(); tries++) {
            ines.say(CHANNEL, cases.baseUrl() + "/cases/1");
            if (news.next(Duration.ofSeconds(1), "Case bench/1 · card").isPresent()) {
                return;
            }
        }
        throw new IllegalStateException("Casebell did not come");
    }

    /** So many cards that wait for one approval. */
    private List<ObjectNode> cards(Person ines, EndlessCases cases, int from, int count) throws InterruptedException {
        List<ObjectNode> cards = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            long next = System.nanoTime() + PACE.toNanos();
            ines.say(CHANNEL, cases.baseUrl() + "/cases/" + i);
            cards.add(news.next(SOON, "Case bench/" + i + " · card", "\"Approve\"")
                    .orElseThrow(() -> new IllegalStateException("A card did not come"))
                    .message());
            while (next - System.nanoTime() > 0) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        return cards;
    }

    private boolean round(String what, List<ObjectNode> cards) throws InterruptedException {
        answered.clear();
        failed.clear();
        told.clear();
        nonces.clear();
        Map<String, Long> pressed = new ConcurrentHashMap<>();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService fingers = Executors.newFixedThreadPool(cards.size());
        List<Person> people = PEOPLE.stream().map(home::as).toList();
        for (int i = 0; i < cards.size(); i++) {
            Person person = people.get(i % people.size());
            ObjectNode press = press(cards.get(i), "bench-" + what.hashCode() + "-" + i);
            fingers.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                pressed.put(press.path("nonce").asText(), System.nanoTime());
                person.call("POST", "interactions", press);
            });
        }
        start.countDown();
        fingers.shutdown();
        if (!fingers.awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("Not every press went out");
        }
        long deadline = System.nanoTime() + SOON.toNanos();
        while (told.size() + failed.size() < cards.size() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return tell(what, pressed, cards.size());
    }

    private boolean tell(String what, Map<String, Long> pressed, int count) {
        Times first = new Times();
        Times outcome = new Times();
        answered.forEach((nonce, at) -> {
            if (!failed.containsKey(nonce)) {
                first.add(at - pressed.get(nonce));
            }
        });
        told.forEach((id, at) -> {
            String nonce = nonces.get(id);
            if (nonce != null && pressed.containsKey(nonce)) {
                outcome.add(at - pressed.get(nonce));
            }
        });
        System.out.printf(Locale.ROOT, "%d presses %s%n", count, what);
        line("  until Discord is answered", first);
        line("  until the person reads the outcome", outcome);
        double slowest = first.count() == 0 ? Double.POSITIVE_INFINITY : first.at(1);
        boolean isInTime = first.count() == count && slowest < LIMIT;
        System.out.printf(
                Locale.ROOT,
                isInTime
                        ? "  ALL IN TIME: %d of %d were answered within %.0f ms%n"
                        : "  TOO LATE: only %d of %d were answered, or the slowest took longer than %.0f ms%n",
                first.count(),
                count,
                LIMIT);
        return isInTime;
    }

    private static void line(String name, Times times) {
        if (times.count() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%-38s p50 %6.0f  p90 %6.0f  p99 %6.0f  max %6.0f ms  (%d)%n",
                    name,
                    times.at(0.5),
                    times.at(0.9),
                    times.at(0.99),
                    times.at(1),
                    times.count());
        }
    }

    private static ObjectNode press(ObjectNode card, String nonce) {
        String customId = "";
        for (var button : card.path("components").path(0).path("components")) {
            if (button.path("label").asText().equals("Approve")) {
                customId = button.path("custom_id").asText();
            }
        }
        ObjectNode body = JSON.createObjectNode()
                .put("type", 3)
                .put("application_id", TeamWorld.BOT)
                .put("channel_id", card.path("channel_id").asText())
                .put("guild_id", TeamWorld.GUILD)
                .put("message_id", card.path("id").asText())
                .put("nonce", nonce);
        body.putObject("data").put("custom_id", customId).put("component_type", 2);
        return body;
    }
}

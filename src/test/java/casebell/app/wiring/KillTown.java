package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.Settings;
import casebell.audit.Verification;
import casebell.audit.Verifier;
import casebell.intake.CaseFeed;
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.world.World;
import casebell.source.Secret;
import casebell.source.http.HttpSystem;
import casebell.source.wire.CaseSite;
import casebell.source.wire.WireSettings;
import casebell.store.SqlFollowLog;
import casebell.store.SqlStore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A local Discord and a demonstration case system that outlive the houses that are killed in them, and the people who press on. */
final class KillTown implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int A_FEW = 4;
    private static final List<String> PLACES_OF_CARDS = List.of("case-review", "urgent");
    private static final List<String> DECIDERS = List.of("ines", "lena", "vera");

    private final Sandbox sandbox;
    private final Path folder;
    private final Path config;
    private final Map<String, Person> people;
    private final List<String> pasted = new ArrayList<>();
    private final Semaphore news = new Semaphore(0);

    KillTown(Path folder) throws IOException {
        this(folder, "dry-run: false", "{undo-window: 1s, incident-from: 0}");
    }

    /**
     * The same with a configuration of its own.
     *
     * @param source more about the case system
     * @param review how people decide
     */
    KillTown(Path folder, String source, String review) throws IOException {
        this.folder = folder;
        sandbox = Sandbox.start(new Settings.SandboxSettings(0, 0), InstantSource.system());
        people = Map.of(
                "ines", sandbox.discord().as("ines"),
                "lena", sandbox.discord().as("lena"),
                "vera", sandbox.discord().as("vera"));
        sandbox.discord().world().addAudience((type, data, channel, onlyFor) -> news.release());
        config = Files.writeString(folder.resolve("casebell.yaml"), configuration(source, review));
    }

    private String configuration(String source, String review) {
        return LocalJoin.yaml(sandbox.discord())
                + """
                sources:
                  - {name: demo, type: http, base-url: "%s", link-patterns: ["%s"], token: "env:KILL_CASES", %s}
                store: {path: "%s"}
                policy: {path: "%s"}
                review: %s
                escalation:
                  ladders:
                    - name: default
                      tiers: [{title: lead on call, on-call: [lead], acknowledge-within: 10m, repeats: 0}]
                """.formatted(
                                sandbox.cases().baseUrl(),
                                sandbox.cases().caseUrl("{id}"),
                                source,
                                store(),
                                Path.of("config", "policy").toAbsolutePath(),
                                review);
    }

    private Path store() {
        return folder.resolve("casebell.db");
    }

    ChildHouse house(String... stops) throws IOException {
        Map<String, String> secrets = Map.of(
                LocalJoin.TOKEN,
                sandbox.discord().botToken(),
                "KILL_CASES",
                sandbox.cases().token());
        return ChildHouse.start(config, secrets, folder.resolve("houses.log"), List.of(stops));
    }

    /** Somebody pastes links, each in a message of its own. */
    void paste(String... ids) {
        for (String id : ids) {
            ObjectNode message = people.get("ines")
                    .say("case-review", "Look: " + sandbox.cases().caseUrl(id));
            synchronized (pasted) {
                pasted.add(message.path("id").asText() + " " + id);
            }
        }
    }

    /** The messages of some channels, as they are now. */
    List<ObjectNode> messages(List<String> channels) {
        World world = sandbox.discord().world();
        synchronized (world) {
            return channels.stream()
                    .flatMap(c -> world.messages(world.channelByName(c)).stream())
                    .map(ObjectNode::deepCopy)
                    .toList();
        }
    }

    /** Waits until a message in one of the channels fits. */
    private ObjectNode await(List<String> channels, Predicate<ObjectNode> fits) {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            Optional<ObjectNode> found = find(channels, fits);
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("No message in " + channels + " fits. There are " + messages(channels));
    }

    private Optional<ObjectNode> find(List<String> channels, Predicate<ObjectNode> fits) {
        return messages(channels).stream().filter(fits).findFirst();
    }

    private void pause() {
        try {
            if (news.tryAcquire(250, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting", e);
        }
    }

    /** Waits for the card of a case. */
    ObjectNode card(String id) {
        return await(PLACES_OF_CARDS, m -> isCard(m, id));
    }

    private static boolean isCard(ObjectNode message, String id) {
        return footer(message).startsWith("Case demo/" + id + " · card ");
    }

    private static String footer(ObjectNode message) {
        return message.path("embeds").path(0).path("footer").path("text").asText();
    }

    /** One person presses Approve and does not wait for the answer. */
    void approve(String who, String id) {
        ObjectNode card = await(PLACES_OF_CARDS, m -> isCard(m, id) && isApprovable(m));
        pressUntilHeard(who, card, "Approve");
    }

    /** A person presses again when Discord says that nobody answered in time, as on a machine that is busy. */
    private void pressUntilHeard(String who, ObjectNode message, String label) {
        for (int turn = 0; turn < 5; turn++) {
            if (!person(who).press(message, label).hasFailed()) {
                return;
            }
        }
        throw new AssertionError("Nobody answers when " + who + " presses " + label + " on " + message);
    }

    private Person person(String name) {
        return Optional.ofNullable(people.get(name)).orElseThrow();
    }

    /** People decide all of these and wait until all are done. */
    void bringToTheEnd(List<String> ids) {
        ids.forEach(this::decide);
        ids.forEach(
                id -> await(PLACES_OF_CARDS, m -> isCard(m, id) && m.toString().contains("✅ Done")));
    }

    /** People approve until it is decided, whoever approved before. */
    private void decide(String id) {
        long end = System.nanoTime() + SOON.toNanos();
        for (int turn = 0; ; turn++) {
            ObjectNode card = await(PLACES_OF_CARDS, m -> isCard(m, id) && (isApprovable(m) || isDecided(m)));
            if (isDecided(card) || System.nanoTime() > end) {
                break;
            }
            Optional<Answer> answer = press(DECIDERS.get(turn % DECIDERS.size()), card);
            answer.ifPresent(Answer::text);
        }
    }

    /** A card may be drawn anew between the look and the press: then the button is gone, and the person looks again. */
    private Optional<Answer> press(String who, ObjectNode card) {
        try {
            return Optional.of(person(who).press(card, "Approve"));
        } catch (AssertionError gone) {
            pause();
            return Optional.empty();
        }
    }

    private static boolean isApprovable(ObjectNode card) {
        return card.toString().contains("\"Approve\"");
    }

    /** People try to decide, as long as the house lives. */
    void tryToDecide(String id, ChildHouse house) {
        for (int turn = 0; house.isAlive(); turn++) {
            Optional<ObjectNode> card = find(PLACES_OF_CARDS, m -> isCard(m, id) && isApprovable(m));
            if (card.isPresent()) {
                press(DECIDERS.get(turn % DECIDERS.size()), card.get());
            } else {
                pause();
            }
        }
    }

    private static boolean isDecided(ObjectNode card) {
        String text = card.toString();
        return text.contains("It will be done") || text.contains("Being done now") || text.contains("✅ Done");
    }

    /** Waits for the page of a case. */
    ObjectNode page(String id) {
        return await(List.of("leadership"), m -> isPage(m, id));
    }

    private static boolean isPage(ObjectNode message, String id) {
        return footer(message).startsWith("Case demo/" + id + " · escalation ");
    }

    /** Somebody acknowledges the page of a case, and does not wait for the answer. */
    void acknowledge(String id) {
        pressUntilHeard("vera", page(id), "Acknowledge");
    }

    /** Somebody asks for the digest. */
    void askForTheDigest() {
        person("lena").slash("digest", "digest now", Map.of()).text();
    }

    void awaitAcknowledged(String id) {
        await(List.of("leadership"), m -> isPage(m, id) && m.toString().contains("Acknowledged by"));
    }

    void awaitDigest() {
        await(List.of("digest"), m -> footer(m).startsWith("Digest · asked for · "));
    }

    /** The case system in which the houses work. */
    DemoCaseSystem cases() {
        return sandbox.cases();
    }

    Person as(String name) {
        return person(name);
    }

    /** The messages that show a case. */
    List<ObjectNode> cards(String id) {
        return messages(PLACES_OF_CARDS).stream().filter(m -> isCard(m, id)).toList();
    }

    /** Waits until what the running house has taken down fits. */
    void await(Predicate<BurstKilledTest.TakenDown> fits) throws IOException {
        long end = System.nanoTime() + SOON.toNanos();
        while (!fits.test(BurstKilledTest.TakenDown.of(export()))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The record does not fit in time; there are " + messages(PLACES_OF_CARDS));
            }
            for (int i = 0; i < A_FEW; i++) {
                pause(); // reading the whole record takes time that the house needs
            }
        }
    }

    /** Everything that was taken down, also by a house that runs. */
    String export() throws IOException {
        try (SqlStore store = SqlStore.openToRead(store(), InstantSource.system())) {
            StringBuilder export = new StringBuilder();
            store.history().export(export);
            return export.toString();
        }
    }

    /** What the case system tells after the cursor that was kept. */
    CaseFeed.News.Told readOn() throws IOException {
        try (SqlStore store = SqlStore.openToRead(store(), InstantSource.system())) {
            String cursor =
                    new SqlFollowLog(store).find(Sandbox.SOURCE).orElseThrow().cursor();
            WireSettings settings = new WireSettings(
                    Sandbox.SOURCE,
                    sandbox.casesUrl(),
                    new Secret(sandbox.token()),
                    Duration.ofSeconds(10),
                    1 << 20,
                    true);
            return assertInstanceOf(
                    CaseFeed.News.Told.class,
                    new CaseSite(HttpSystem.KIND, settings)
                            .open(InstantSource.system())
                            .feed()
                            .after(cursor));
        }
    }

    /** One card, one action. */
    void assertOnce(String id) {
        List<String> cards = messages(PLACES_OF_CARDS).stream()
                .filter(m -> isCard(m, id))
                .map(KillTown::footer)
                .toList();
        assertEquals(List.of("Case demo/" + id + " · card 1"), cards);
        assertEquals(1, sandbox.cases().actionsByCasebell(id).size(), "actions in case " + id);
    }

    void assertPagedOnce(String id) {
        List<String> pages = messages(List.of("leadership")).stream()
                .filter(m -> isPage(m, id))
                .map(KillTown::footer)
                .toList();
        assertEquals(List.of("Case demo/" + id + " · escalation 1 · page 1"), pages);
    }

    void assertOneDigest() {
        assertEquals(
                1,
                messages(List.of("digest")).stream()
                        .filter(m -> footer(m).startsWith("Digest · asked for · "))
                        .count());
    }

    /** With no house running: every link is on the record, and the record is sound. */
    void assertTheRecordIsWhole() throws IOException {
        try (SqlStore store = SqlStore.open(store(), InstantSource.system())) {
            StringBuilder export = new StringBuilder();
            store.history().export(export);
            assertInstanceOf(Verification.Intact.class, Verifier.verify(new StringReader(export.toString())));
            List<String> sighted = export.toString()
                    .lines()
                    .filter(l -> l.contains("\"case.sighted\""))
                    .toList();
            for (String each : List.copyOf(pasted)) {
                String[] words = each.split(" ", 2);
                assertTrue(
                        sighted.stream()
                                .anyMatch(l ->
                                        l.contains("\"" + words[0] + "\"") && l.contains("\"demo/" + words[1] + "\"")),
                        "The link to case " + words[1] + " in message " + words[0] + " was not sighted");
            }
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.cases.CaseRef;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.review.PostedCard;
import casebell.sandbox.Answer;
import casebell.sandbox.LocalDiscord;
import casebell.sandbox.Person;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole Casebell over the wire: the local Discord, the demonstration case system, and a house that can be stopped and opened again. */
final class RunningHouse implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    static final Duration UNDO_WINDOW = Duration.ofMinutes(5);

    private static final List<String> BOARDS = List.of("case-review", "urgent");

    private final Sandbox sandbox;
    private final Settings settings;
    private final Policy policy;
    private final MovableClock clock = new MovableClock();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private volatile Optional<House> house = Optional.empty();

    private RunningHouse(Sandbox sandbox, Settings settings, Policy policy) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.policy = policy;
    }

    /** The sandbox stands; the house is not open yet. */
    static RunningHouse build(Path folder) throws IOException {
        return build(folder, Path.of("config/policy"));
    }

    /** The same with a policy of its own. */
    static RunningHouse build(Path folder, Path policies) throws IOException {
        return build(folder, policies, "");
    }

    /** The same with incidents from so many cases on; otherwise every case stands for itself. */
    static RunningHouse build(Path folder, Path policies, int incidentFrom) throws IOException {
        return build(folder, policies, "", read -> read.gatheringFrom(incidentFrom));
    }

    /** The same with more in its configuration. */
    static RunningHouse build(Path folder, Path policies, String more) throws IOException {
        return build(folder, policies, more, read -> read.gatheringFrom(0));
    }

    /** The same with a team of the third person alone, in the general channel. */
    static RunningHouse buildWithNightTeam(Path folder) throws IOException {
        return build(
                folder,
                Path.of("config/policy"),
                "teams: [{name: night, channels: [" + TeamWorld.channels().get("general") + "], members: [\"person:"
                        + TeamWorld.members().get(2).id() + "\"]}]\n");
    }

    /** The same with settings that a sandbox has no place for. */
    static RunningHouse build(Path folder, Path policies, String more, UnaryOperator<Settings> changed)
            throws IOException {
        Settings settings = changed.apply(assertInstanceOf(
                        ConfigLoader.Loaded.Ready.class,
                        new ConfigLoader(Map.of(), InstantSource.system())
                                .read("policy: {path: '" + policies + "'}\n" + more, "casebell.yaml"))
                .settings()
                .inSandbox(folder.resolve("house.db"), new Settings.SandboxSettings(0, 0))
                .actingAfter(UNDO_WINDOW)
                .acknowledgingWithin(Duration.ofMinutes(10)));
        Policy policy = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(settings.policy()))
                .policy();
        return new RunningHouse(Sandbox.start(settings.sandbox(), InstantSource.system()), settings, policy);
    }

    /** Everything runs. */
    static RunningHouse start(Path folder) throws IOException, InterruptedException {
        RunningHouse running = build(folder);
        running.open();
        return running;
    }

    /** Opens the house on the store as it is. */
    void open() throws InterruptedException {
        House opened = House.open(settings, sandbox.place(settings), policy, clock, false);
        house = Optional.of(opened);
        opened.join();
    }

    /** The same with the policy as the files say it now. */
    void openWithPolicyOfFiles() throws InterruptedException {
        Policy read = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(settings.policy()))
                .policy();
        House opened = House.open(settings, sandbox.place(settings), read, clock, false);
        house = Optional.of(opened);
        opened.join();
    }

    /** Stops the house; the sandbox goes on. */
    void stop() {
        house.ifPresent(House::close);
        house = Optional.empty();
    }

    Path policyFolder() {
        return settings.policy();
    }

    House house() {
        return house.orElseThrow();
    }

    LocalDiscord discord() {
        return sandbox.discord();
    }

    DemoCaseSystem cases() {
        return sandbox.cases();
    }

    MovableClock clock() {
        return clock;
    }

    Person as(String username) {
        return people.computeIfAbsent(username, name -> discord().as(name));
    }

    String link(String id) {
        return cases().caseUrl(id);
    }

    /** The message that shows a case, once it fits and the house, where one is open, has it on the record: it can be seen a moment earlier. */
    ObjectNode card(String id, Predicate<ObjectNode> fits) {
        return as("ines").await(BOARDS, isCardOf(id).and(fits).and(m -> isOnRecord(id)), SOON);
    }

    private boolean isOnRecord(String id) {
        return house.map(open -> open.desks().cards().find(new CaseRef(Sandbox.SOURCE, id)))
                .map(card -> card.flatMap(PostedCard::spot).isPresent())
                .orElse(true);
    }

    ObjectNode card(String id) {
        return card(id, m -> true);
    }

    /** Opens a case by command and waits for its card with a suggestion. */
    ObjectNode opened(String id) {
        as("ines").slash("general", "case open", Map.of("case", "demo/" + id)).text();
        return card(id, has("The policy suggests"));
    }

    /** Every message that shows a case at the moment. */
    List<ObjectNode> cards(String id) {
        return BOARDS.stream()
                .flatMap(channel -> as("ines").messages(channel).stream())
                .filter(isCardOf(id))
                .toList();
    }

    static Predicate<ObjectNode> isCardOf(String id) {
        return isCardOf(new CaseRef(Sandbox.SOURCE, id));
    }

    static Predicate<ObjectNode> isCardOf(CaseRef ref) {
        return message -> message.path("author").path("id").asText().equals(TeamWorld.BOT)
                && message.path("embeds")
                        .path(0)
                        .path("footer")
                        .path("text")
                        .asText()
                        .startsWith("Case " + ref + " · card");
    }

    static Predicate<ObjectNode> has(String part) {
        return message -> message.toString().contains(part);
    }

    /** Whether a message is an answer of the bot to this one. */
    static Predicate<ObjectNode> answers(ObjectNode asked) {
        return message -> message.path("message_reference")
                .path("message_id")
                .asText()
                .equals(asked.path("id").asText());
    }

    /** The text of a field of a card. */
    static String field(ObjectNode card, String name) {
        return fields(card).getOrDefault(name, "");
    }

    private static Map<String, String> fields(ObjectNode card) {
        return Stream.iterate(0, i -> i + 1)
                .limit(card.path("embeds").path(0).path("fields").size())
                .map(i -> card.path("embeds").path(0).path("fields").path(i))
                .collect(Collectors.toMap(
                        f -> f.path("name").asText(), f -> f.path("value").asText()));
    }

    static List<String> buttons(ObjectNode message) {
        return message.findValuesAsText("label");
    }

    /** Lets reviewers, a lead and leadership press Approve, until the decision stands. */
    ObjectNode approved(String id) {
        return approved(id, "It will be done");
    }

    /** Lets them press Approve until the decision stands, and the card says this. */
    ObjectNode approved(String id, String told) {
        for (String username : List.of("ines", "bram", "lena", "vera")) {
            Answer answer = as(username).press(card(id, has("Approve\"")), "Approve");
            if (answer.text().startsWith("Approved:")) {
                return card(id, has(told));
            }
        }
        throw new AssertionError("Four people were not enough for " + card(id));
    }

    /** Looks for something while the time of the house goes by quickly, so that short pauses are soon over. */
    <T> T whileTimeGoesBy(Supplier<T> work) {
        clock.isRunning.set(true);
        try {
            return work.get();
        } finally {
            clock.isRunning.set(false);
        }
    }

    /** From the next press on, a person holds these roles and no others. */
    void giveRoles(String username, String... roleNames) {
        Member member = discord().world().byUsername(username);
        Set<String> ids = Stream.of(roleNames).map(TeamWorld.roles()::get).collect(Collectors.toSet());
        discord().world().replace(member.withRoles(ids));
    }

    @Override
    public void close() {
        stop();
        sandbox.close();
    }

    /** The time of the house, which a test moves forward. */
    static final class MovableClock implements InstantSource {
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        private final AtomicBoolean isRunning = new AtomicBoolean();

        @Override
        public Instant instant() {
            if (isRunning.get()) {
                forward(Duration.ofSeconds(2));
            }
            return InstantSource.system().instant().plus(ahead.get());
        }

        void forward(Duration by) {
            ahead.updateAndGet(before -> before.plus(by));
        }
    }
}

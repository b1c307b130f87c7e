package casebell.app.wiring;

import casebell.app.cli.Jobs;
import casebell.app.config.Settings;
import casebell.policy.Policy;
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.cases.book.FloodWriter;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** Plays a bad week in a minute, without a browser: a clip that breaks no rule, the threats that it sets off, and what the team does. */
final class AprilStory {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final String CLIP = "4800";
    private static final String THREAT = "4821";
    private static final List<String> FLOOD = List.of("4822", "4824", "4825");

    /** The fields of cards, pages and digests that the story is about. */
    private static final List<String> TOLD = List.of(
            "The policy suggests",
            "Decision",
            "Status",
            "Asked",
            "Open:",
            "Decided:",
            "Overdue:",
            "Escalated:",
            "Set off by",
            "State");

    private final Settings settings;
    private final Policy policy;
    private final InstantSource clock;
    private final Marks marks = new Marks();
    private final PrintWriter out;
    private final PrintWriter err;
    private final int flood;

    /**
     * @param flood how many threats come in the end
     */
    AprilStory(Settings settings, Policy policy, InstantSource clock, Jobs.Console console, int flood) {
        this.flood = flood;
        this.settings = settings.actingAfter(Duration.ofSeconds(1)).acknowledgingWithin(Duration.ofSeconds(4));
        this.policy = policy;
        this.clock = clock;
        this.out = console.out();
        this.err = console.err();
    }

    int play() throws IOException {
        out.println("Times are shortened: decisions are carried out after 1 s, a tier has 4 s to acknowledge.\n");
        try (Sandbox sandbox = Sandbox.start(settings.sandbox(), clock);
                House house = House.open(settings, sandbox.place(settings), policy, clock, true)) {
            house.join();
            tell(sandbox);
            if (flood > 0) {
                tellOfTheFlood(sandbox, house);
            }
            show(sandbox);
            out.println("\nThe record holds " + house.store().history().head().number() + " entries.");
            return Jobs.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Jobs.PROBLEM;
        } catch (AssertionError e) {
            err.println("The story did not go as it should: " + e.getMessage());
            return Jobs.PROBLEM;
        }
    }

    private void tell(Sandbox sandbox) throws InterruptedException {
        Person ines = sandbox.discord().as("ines");
        Person lena = sandbox.discord().as("lena");
        Person vera = sandbox.discord().as("vera");
        step("Ines, a reviewer, pastes the link to a head of state's clip.");
        ines.say(
                "case-review",
                "What do we do about this one? " + sandbox.cases().caseUrl(CLIP));
        vera.await("leadership", has("Escalation · case demo/" + CLIP), SOON);
        step("It breaks no rule, and it is spreading: leadership is paged. Nobody answers.");
        vera.await("leadership", has("page 2"), SOON);
        step("The second tier is paged.");
        step("Threats that refer to the clip come in. Ines pastes them, one of them twice.");
        ines.say("case-review", sandbox.cases().caseUrl(THREAT));
        ines.say("case-review", "again: " + sandbox.cases().caseUrl(THREAT));
        FLOOD.forEach(id -> ines.say("case-review", sandbox.cases().caseUrl(id)));
        ObjectNode card =
                ines.await("urgent", has("Case demo/" + THREAT + " · card").and(has("Approve")), SOON);
        step("Ines approves the removal of a direct threat: "
                + ines.press(card, "Approve").text());
        step("Lena, a lead, approves as the second person: "
                + lena.press(card, "Approve").text());
        ines.await("urgent", has("Case demo/" + THREAT + " · card").and(has("Done")), SOON);
        int actions = sandbox.cases().actionsByCasebell(THREAT).size();
        if (actions != 1) {
            throw new AssertionError("The case system holds " + actions + " actions for " + THREAT + ", not one");
        }
        step("It is done in the case system, exactly once.");
        ObjectNode page = vera.await("leadership", has("page 2").and(has("Acknowledge\"")), SOON);
        Answer answer = vera.press(page, "Acknowledge");
        step("Vera acknowledges the escalation: " + answer.text());
        vera.await("leadership", has("Acknowledged by"), SOON);
        step("Lena asks for the digest: "
                + lena.slash("digest", "digest now", java.util.Map.of()).text());
        lena.await("digest", has("digest.png"), SOON);
    }

    private void tellOfTheFlood(Sandbox sandbox, House house) {
        Person ines = sandbox.discord().as("ines");
        Person lena = sandbox.discord().as("lena");
        Person noor = sandbox.discord().as("noor");
        step("Then the flood comes: " + Flood.number(flood) + " threats within ten minutes.");
        Flood.comes(house, sandbox.cases(), clock, flood);
        String all = Flood.number(flood + FLOOD.size() + 1) + " cases";
        ines.await("urgent", isIncident().and(has(all)), LONG);
        step("They are one incident with one card: " + all + ". The clip is in it, and stays up.");
        noor.await("liaison-desk", has("a targeted person should hear from us"), LONG);
        step("Noor, a liaison, was asked to speak with the office, once, with a draft of what may be said.");
        PeoplesTime time = new PeoplesTime(clock);
        propose(ines, time);
        propose(ines, time);
        approve(lena, time);
        approve(lena, time);
        ines.await("urgent", isIncident().and(has("done " + Flood.number(flood + FLOOD.size() + 1))), LONG);
        ines.await("urgent", isIncident().and(m -> !has("so far").test(m)), LONG);
        int actions = sandbox.cases().actionsByCasebell(FloodWriter.id(flood)).size();
        if (actions != 1) {
            throw new AssertionError("The case system holds " + actions + " actions for the last threat, not one");
        }
        step("All of them are done, each once, and each has its own record.");
        step(time.inWords(flood + FLOOD.size()));
    }

    private void propose(Person ines, PeoplesTime time) {
        Answer sample = sample("Ines", ines, time);
        step("Ines looks at "
                + sample.text().lines().filter(l -> l.contains("`demo/")).count()
                + " of them, drawn at random, and proposes: " + pressed("Ines", ines, sample, time));
    }

    private void approve(Person lena, PeoplesTime time) {
        Answer sample = sample("Lena", lena, time);
        step("Lena looks at a sample of her own, and approves: " + pressed("Lena", lena, sample, time));
    }

    private static Answer sample(String name, Person who, PeoplesTime time) {
        ObjectNode card = who.await("urgent", isIncident().and(has("Look at a sample\"")), LONG);
        return time.press(name, who, card, "Look at a sample");
    }

    private static String pressed(String name, Person who, Answer sample, PeoplesTime time) {
        ObjectNode message = sample.message();
        return time.press(name, who, message, message.findValuesAsText("label").get(0))
                .text();
    }

    private static Predicate<ObjectNode> isIncident() {
        return has("\"Incident 1 · card ");
    }

    private void step(String text) {
        out.println("• " + marks.read(text));
        out.flush();
    }

    private static Predicate<ObjectNode> has(String part) {
        return message -> message.toString().contains(part);
    }

    private void show(Sandbox sandbox) {
        for (String channel : List.of("case-review", "urgent", "leadership", "liaison-desk", "digest")) {
            out.println("\n#" + channel);
            for (ObjectNode message : sandbox.discord().as("vera").messages(channel)) {
                String author = message.path("author").path("id").asText().equals(TeamWorld.BOT)
                        ? "Casebell"
                        : message.path("author").path("global_name").asText();
                out.println("  " + author + ": " + marks.read(line(message)));
            }
        }
    }

    private static String line(ObjectNode message) {
        StringBuilder text = new StringBuilder(message.path("content").asText());
        for (JsonNode embed : message.path("embeds")) {
            text.append(" [").append(embed.path("title").asText());
            embed.path("fields").forEach(f -> {
                String name = f.path("name").asText();
                if (TOLD.stream().anyMatch(name::startsWith)) {
                    text.append(" | ")
                            .append(name)
                            .append(": ")
                            .append(f.path("value").asText());
                }
            });
            text.append(']');
        }
        message.path("attachments")
                .forEach(a ->
                        text.append(" (").append(a.path("filename").asText()).append(')'));
        return text.toString().replace('\n', ' ').strip();
    }
}

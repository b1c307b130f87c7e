package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.cli.CommandTable;
import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.intake.CaseSource;
import casebell.intake.LinkFinder;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.sandbox.Answer;
import casebell.sandbox.LocalDiscord;
import casebell.source.wire.CaseSystem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A newcomer follows a guide and nothing else: copies its configuration, puts the own address and secrets in, checks, tries it out, and joins a Discord. */
class GuidesTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<String> BOARDS = List.of("case-review", "urgent");
    private static final String AT_ONCE = "review: {undo-window: 0s, incident-from: 0}\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void the_configuration_of_a_guide_connects_and_follows(Newcomer newcomer) throws IOException {
        try (Sandbox there = Sandbox.start(new Settings.SandboxSettings(0, 0, newcomer.kind), CLOCK)) {
            Settings settings = settings(newcomer, there, "");
            CaseSystem system = RealPlace.sources(settings).get(0).open(CLOCK);
            LinkFinder.Found found = new LinkFinder(RealPlace.links(settings))
                    .readOne(there.casesUrl() + newcomer.link)
                    .orElseThrow();
            assertEquals(newcomer.id, found.ref().id());
            assertInstanceOf(CaseSource.Reading.Told.class, system.source().read(found.ref(), Optional.empty()));
            CaseFeed.News.Told news =
                    assertInstanceOf(CaseFeed.News.Told.class, system.feed().after(CaseFeed.BEGINNING));
            assertTrue(news.items().stream().anyMatch(item -> item.ref().equals(found.ref())));
            assertTrue(settings.sources().get(0).follow().isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_check_says_what_can_be_done_there(Newcomer newcomer) throws IOException {
        try (Sandbox there = Sandbox.start(new Settings.SandboxSettings(0, 0, newcomer.kind), CLOCK)) {
            Path file = Files.writeString(folder.resolve("my.yaml"), newcomer.yaml(there.casesUrl()));
            StringWriter out = new StringWriter();
            ConfigLoader loader = new ConfigLoader(newcomer.secrets(there.token()), CLOCK);
            int code = CommandTable.of(loader, new HouseJobs(CLOCK), CLOCK)
                    .setOut(new PrintWriter(out, true))
                    .execute("config", "check", "-c", file.toString(), "--connect");
            assertEquals(0, code, out::toString);
            assertTrue(out.toString().contains("would write nothing to " + newcomer.source), out::toString);
            assertTrue(out.toString().contains("  It told " + newcomer.source + "/"), out::toString);
            assertTrue(out.toString().contains("  Can be done on it: "), out::toString);
            assertEquals(0, Newcomer.deeds(there, newcomer));
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_a_discord_everything_is_tried_out_and_nothing_is_written(Newcomer newcomer) throws Exception {
        try (Sandbox there = Sandbox.start(new Settings.SandboxSettings(0, 0, newcomer.kind), CLOCK)) {
            Settings settings = settings(newcomer, there, "").trying();
            try (Sandbox here = Sandbox.around(settings.sandbox(), CLOCK);
                    House house = House.open(settings, here.place(settings), policy(settings), CLOCK, true)
                            .join()) {
                ObjectNode card = decided(here.discord(), newcomer, there, has("🧪 Dry run, so nothing was written"));
                assertTrue(card.toString().contains("Nothing is written to this case system"), card::toString);
                assertFalse(house.desks()
                        .cases()
                        .find(ref(newcomer, settings, there))
                        .isEmpty());
            }
            assertEquals(0, Newcomer.deeds(there, newcomer));
        }
    }

    @ParameterizedTest
    @EnumSource
    void with_a_discord_what_was_approved_is_done_there_once(Newcomer newcomer) throws Exception {
        try (Sandbox there = Sandbox.start(new Settings.SandboxSettings(0, 0, newcomer.kind), CLOCK)) {
            Settings settings = settings(newcomer, there, LocalJoin.yaml(there.discord()));
            try (House house = House.open(settings, RealPlace.of(settings), policy(settings), CLOCK, false)
                    .join()) {
                decided(there.discord(), newcomer, there, has("✅ Done: "));
                assertEquals(1, Newcomer.deeds(there, newcomer), house::toString);
            }
        }
    }

    private static CaseRef ref(Newcomer newcomer, Settings settings, Sandbox there) {
        return new LinkFinder(RealPlace.links(settings))
                .readOne(there.casesUrl() + newcomer.link)
                .orElseThrow()
                .ref();
    }

    /** The newcomer pastes a link, and people approve the first thing that can be done until it is decided and done. */
    private static ObjectNode decided(
            LocalDiscord discord, Newcomer newcomer, Sandbox there, Predicate<ObjectNode> isDone) {
        discord.as("ines").say("case-review", "look: " + there.casesUrl() + newcomer.link);
        Predicate<ObjectNode> isCard = RunningHouse.isCardOf(new CaseRef(newcomer.source, newcomer.id));
        discord.as("ines").await(BOARDS, isCard.and(has("The policy suggests")), RunningHouse.SOON);
        Map<String, String> wanted = Map.of(
                "case", newcomer.source + "/" + newcomer.id, "action", newcomer.action(), "reason", "to try it out");
        for (String who : List.of("ines", "bram", "lena", "vera")) {
            Answer answer = discord.as(who).slash("general", "case approve", wanted);
            if (answer.text().startsWith("Approved:")) {
                break;
            }
        }
        return discord.as("ines").await(BOARDS, isCard.and(isDone), RunningHouse.SOON);
    }

    private Settings settings(Newcomer newcomer, Sandbox there, String discord) throws IOException {
        String yaml = newcomer.yaml(there.casesUrl()) + discord + AT_ONCE + "store: {path: '"
                + folder.resolve("casebell.db") + "'}\n";
        ConfigLoader.Loaded loaded =
                new ConfigLoader(newcomer.secrets(there.token()), CLOCK).read(yaml, newcomer.guide);
        return assertInstanceOf(ConfigLoader.Loaded.Ready.class, loaded, loaded::toString)
                .settings();
    }

    private static Policy policy(Settings settings) throws IOException {
        return assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(settings.policy()))
                .policy();
    }
}

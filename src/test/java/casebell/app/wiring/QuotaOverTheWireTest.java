package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.field;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.sandbox.LocalDiscord;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case system has a quota of actions a day: people are told at the press that it is used up, the card says so at once, and the next day it is done. */
class QuotaOverTheWireTest {
    @TempDir
    Path folder;

    @Test
    void when_the_quota_is_used_up_the_press_says_so_and_what_to_do_and_nothing_is_lost() throws Exception {
        RunningHouse.MovableClock clock = new RunningHouse.MovableClock();
        Instant noon = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
        clock.forward(Duration.between(clock.instant(), noon));
        try (Sandbox sandbox = Sandbox.start(new Settings.SandboxSettings(0, 0), InstantSource.system())) {
            LocalDiscord discord = sandbox.discord();
            Settings settings = settings(sandbox);
            Policy policy = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(settings.policy()))
                    .policy();
            try (House house = House.open(settings, RealPlace.of(settings), policy, clock, false)
                    .join()) {
                assertTrue(approved(discord, "4852").contains("It will be done at <t:"));
                card(discord, "4852", has("✅ Done"));

                long tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond();
                String why =
                        "the quota of 1 action a day in `demo` is used up; it begins anew at <t:" + tomorrow + ":f>";
                assertEquals(
                        "Approved: give a strike. It is not done yet: " + why
                                + ". It is done then by itself. What cannot wait is for the case system's own console, or for an"
                                + " operator, who can raise 'daily-quota'. Until it is done it can be undone.",
                        approved(discord, "4859"));
                ObjectNode card = card(discord, "4859", has("⏸ Not done yet"));
                assertTrue(field(card, "Decision").contains("⏸ Not done yet: " + why + ". It can still be undone."));
                String status = discord.as("ines")
                        .slash("general", "operator status", Map.of())
                        .text();
                assertTrue(
                        status.contains("1 of 1 actions begun today; what is approved now waits until tomorrow (UTC)."),
                        status);
                assertEquals(0, sandbox.cases().actionsByCasebell("4859").size());

                clock.forward(Duration.ofDays(1));
                card(discord, "4859", has("✅ Done"));
                assertEquals(1, sandbox.cases().actionsByCasebell("4859").size(), house::toString);
            }
        }
    }

    private Settings settings(Sandbox sandbox) {
        String yaml = LocalJoin.yaml(sandbox.discord())
                + """
                sources:
                  - {name: demo, type: http, base-url: "%s", link-patterns: ["%s"], token: "env:CASES", daily-quota: 1}
                store: {path: "%s"}
                review: {undo-window: 0s, incident-from: 0}
                """.formatted(sandbox.casesUrl(), sandbox.cases().caseUrl("{id}"), folder.resolve("casebell.db"));
        Map<String, String> secrets = Map.of(LocalJoin.TOKEN, sandbox.discord().botToken(), "CASES", sandbox.token());
        return assertInstanceOf(
                        ConfigLoader.Loaded.Ready.class,
                        new ConfigLoader(secrets, InstantSource.system()).read(yaml, "casebell.yaml"))
                .settings();
    }

    /** Somebody opens a case that needs one person, and approves it. */
    private static String approved(LocalDiscord discord, String id) {
        discord.as("ines")
                .slash("general", "case open", Map.of("case", "demo/" + id))
                .text();
        return discord.as("ines")
                .press(card(discord, id, has("Approve\"")), "Approve")
                .text();
    }

    private static ObjectNode card(LocalDiscord discord, String id, Predicate<ObjectNode> fits) {
        return discord.as("ines")
                .await(
                        List.of("case-review", "urgent"),
                        RunningHouse.isCardOf(id).and(fits),
                        RunningHouse.SOON);
    }
}

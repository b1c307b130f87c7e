package casebell.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.ConfigLoader.Loaded;
import casebell.cases.Deed;
import casebell.cases.Grant;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.escalation.Ladder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Path SHIPPED = Path.of("config", "casebell.yaml");

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void the_shipped_file_says_the_defaults() throws IOException {
        assertEquals(ready("").settings(), ready(Files.readString(SHIPPED)).settings());
        assertTrue(ready(Files.readString(SHIPPED)).warnings().isEmpty());
    }

    @Test
    void every_key_that_the_shipped_file_shows_is_known() throws IOException {
        environment.put("CASEBELL_DISCORD_TOKEN", "one");
        environment.put("CASEBELL_CASES_TOKEN", "two");
        Settings settings = ready(Files.readString(SHIPPED).replace("#~", "")).settings();
        DiscordSettings discord = settings.discord().orElseThrow();
        assertEquals("one", discord.token().reveal());
        assertEquals(Set.of(Role.values()), discord.roles().keySet());
        assertEquals("two", settings.sources().get(0).token().orElseThrow().reveal());
    }

    @Test
    void permissions_and_teams_name_roles_chat_roles_and_people() {
        Settings settings = ready("permissions: {decide: [lead, 'role:412345678901234567'],"
                        + " actions: {suspend-account: ['person:412345678901234568']}}\n"
                        + "teams: [{name: night, channels: [412345678901234569], members: [reviewer]}]")
                .settings();
        assertEquals(
                new Grant(Set.of(Role.LEAD), Set.of("412345678901234567"), Set.of()),
                settings.access().permissions().grant(Deed.DECIDE));
        assertEquals(
                Set.of("412345678901234568"),
                settings.access().actions().get("suspend-account").people());
        assertEquals("night", settings.access().teams().get(0).name());
    }

    @Test
    void what_is_wrong_about_permissions_and_teams_is_named() {
        Loaded.Refused refused = refused(loader().read(
                        "permissions: {decide: ['role:four']}\n"
                                + "teams: [{name: Night, members: []}, {name: day, sources: [one], channels: [two], members: [lead]}]",
                        "casebell.yaml"));
        assertEquals(5, refused.mistakes().size(), refused.mistakes().toString());
    }

    @Test
    void an_absent_standard_file_means_the_sandbox() {
        assertTrue(ready("").settings().isSandbox());
    }

    @Test
    void a_named_file_that_is_absent_is_a_mistake() {
        Loaded loaded = loader().load(Optional.of(folder.resolve("none.yaml")));
        assertEquals("no such file", refused(loaded).mistakes().get(0).found());
    }

    @Test
    void a_file_above_the_limit_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("big.yaml"), "#".repeat((1 << 20) + 1));
        assertEquals(
                "a file of more than 1 MiB",
                refused(loader().load(Optional.of(file))).mistakes().get(0).found());
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'#', (byte) 0xe9, '\n'});
        assertEquals(
                "a file that is not text in UTF-8",
                refused(loader().load(Optional.of(file))).mistakes().get(0).found());
    }

    @Test
    void a_byte_order_mark_is_no_mistake() {
        assertEquals(
                Path.of("x.db"), ready("\uFEFFstore: {path: x.db}").settings().store());
    }

    @Test
    void a_secret_can_come_from_a_file() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
        Settings settings = ready(real("file:" + token)).settings();
        assertEquals("s3cret", settings.discord().orElseThrow().token().reveal());
    }

    @Test
    void settings_do_not_show_their_secrets() {
        environment.put("TOKEN", "s3cret");
        Settings settings = ready(real("env:TOKEN")).settings();
        assertTrue(settings.toString().contains("[REDACTED]"));
        assertFalse(settings.toString().contains("s3cret"));
        Secret secret = settings.discord().orElseThrow().token();
        assertThrows(InvalidDefinitionException.class, () -> new ObjectMapper().writeValueAsString(secret));
        assertNotEquals(new Secret("s3cret"), secret);
    }

    @Test
    void channels_that_are_not_named_fall_back_to_the_narrower_circle() {
        environment.put("TOKEN", "s3cret");
        DiscordSettings.Channels channels =
                ready(real("env:TOKEN")).settings().discord().orElseThrow().channels();
        assertEquals(channels.caseReview(), channels.urgent());
        assertEquals(channels.leadership(), channels.digest());
        assertEquals(channels.leadership(), channels.liaison());
    }

    @Test
    void permissions_that_are_not_named_keep_their_default() {
        Permissions read =
                ready("permissions: {decide: [lead]}").settings().access().permissions();
        assertEquals(Set.of(Role.LEAD), read.whoMay(Deed.DECIDE));
        assertEquals(Permissions.ofSmallTeam().whoMay(Deed.ACKNOWLEDGE), read.whoMay(Deed.ACKNOWLEDGE));
    }

    @Test
    void a_deed_without_roles_is_nobodys_and_warned_of() {
        Loaded.Ready ready = ready("permissions: {digest: []}");
        assertEquals(Set.of(), ready.settings().access().permissions().whoMay(Deed.DIGEST));
        assertEquals("permissions.digest", ready.warnings().get(0).path());
    }

    @Test
    void ladders_get_the_ids_of_the_chat() {
        Settings settings = ready("escalation: {ladders: [{name: default, tiers: [{title: a, "
                        + "on-call: [lead, 'person:412345678901234567'], acknowledge-within: 1h30m, repeats: 0}]}]}")
                .settings();
        Ladder.Tier tier = settings.ladders(Map.of(Role.LEAD, Set.of("7")))
                .get("default")
                .tiers()
                .get(0);
        assertEquals(2, tier.onCall().size());
        assertEquals(
                new Ladder.OnCall(Ladder.OnCall.Kind.ROLE, "7"), tier.onCall().get(0));
        assertEquals(Ladder.OnCall.Kind.PERSON, tier.onCall().get(1).kind());
        assertEquals(Duration.ofMinutes(90), tier.acknowledgeWithin());
    }

    @Test
    void a_digest_in_the_hour_that_spring_leaves_out_is_warned_of() {
        Loaded.Ready ready = ready("digest: {cron: '0 30 2 * * *', zone: Europe/Berlin}");
        assertTrue(ready.warnings().get(0).found().contains("2027-03-28T02:30"));
    }

    @Test
    void other_digests_are_not_warned_of() {
        assertTrue(ready("digest: {cron: '0 30 3 * * *', zone: Europe/Berlin}")
                .warnings()
                .isEmpty());
        assertTrue(ready("digest: {cron: '0 30 2 * * *', zone: UTC}").warnings().isEmpty());
        assertTrue(ready("digest: {cron: '0 30 2 * * MON', zone: Europe/Berlin}")
                .warnings()
                .isEmpty());
        assertTrue(ready("digest: {cron: '0 0 * * * *', zone: Europe/Berlin}")
                .warnings()
                .isEmpty());
    }

    @Test
    void the_timetable_keeps_its_time_of_day_in_its_zone() {
        Settings settings =
                ready("digest: {cron: '0 0 9 * * *', zone: Europe/Berlin}").settings();
        assertEquals(
                Instant.parse("2027-03-28T07:00:00Z"),
                settings.digest().timetable().after(Instant.parse("2027-03-27T08:00:00Z")));
    }

    @Test
    void a_console_host_may_be_in_links_but_not_be_called() {
        Settings settings = ready("sources: [{name: a, base-url: 'http://127.0.0.1:81/api/', "
                        + "link-patterns: 'https://console.example.org/x?case={id}', "
                        + "console-hosts: [console.example.org]}]")
                .settings();
        assertEquals(
                "http://127.0.0.1:81/api", settings.sources().get(0).baseUrl().toString());
        assertEquals(1, settings.sources().get(0).links().size());
    }

    @Test
    void the_links_of_a_mastodon_need_not_be_configured() {
        environment.put("GOOD", "good");
        Settings settings = ready("sources: [{name: social, type: mastodon, base-url: 'https://social.example.org', "
                        + "token: env:GOOD, private-network: true}, "
                        + "{name: other, type: mastodon, base-url: 'https://other.example.org', token: env:GOOD}]")
                .settings();
        assertEquals(
                "https://social.example.org/admin/reports/{id}",
                settings.sources().get(0).links().get(0).template());
        assertTrue(settings.sources().get(0).mayBePrivate());
        assertFalse(settings.sources().get(1).mayBePrivate());
    }

    @Test
    void the_links_of_a_discourse_need_not_be_configured_either() {
        environment.put("GOOD", "casebell:good");
        Settings settings = ready("sources: [{name: forum, type: discourse, base-url: 'https://forum.example.org', "
                        + "token: env:GOOD, hook-secret: env:GOOD}]")
                .settings();
        assertEquals(
                "https://forum.example.org/review/{id}",
                settings.sources().get(0).links().get(0).template());
        assertTrue(settings.sources().get(0).hookSecret().isPresent());
    }

    @Test
    void a_public_address_for_the_service_is_warned_of() {
        assertEquals(
                "service.host",
                ready("service: {host: 0.0.0.0}").warnings().get(0).path());
    }

    @Test
    void ids_without_a_token_are_warned_of() {
        Loaded.Ready ready = ready("discord: {guild: 412345678901234567}");
        assertTrue(ready.settings().isSandbox());
        assertEquals("discord", ready.warnings().get(0).path());
    }

    private ConfigLoader loader() {
        return new ConfigLoader(environment, InstantSource.fixed(NOW));
    }

    private Loaded.Ready ready(String text) {
        Loaded loaded = loader().read(text, "casebell.yaml");
        return assertInstanceOf(Loaded.Ready.class, loaded, loaded::toString);
    }

    private static Loaded.Refused refused(Loaded loaded) {
        return assertInstanceOf(Loaded.Refused.class, loaded);
    }

    private static String real(String token) {
        return "discord: {token: '" + token
                + "', guild: 412345678901234567, channels: {watched: 412345678901234568, case-review: 412345678901234569,"
                + " leadership: 412345678901234570}, roles: {reviewer: 412345678901234571, lead: 412345678901234572,"
                + " leadership: 412345678901234573}}";
    }
}

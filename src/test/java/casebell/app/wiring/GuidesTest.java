package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.intake.CaseSource;
import casebell.intake.LinkFinder;
import casebell.source.wire.CaseSite;
import casebell.source.wire.CaseSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A newcomer copies the configuration of a guide, puts the own address and secrets in, and is connected: a link is read, and the system is followed. */
class GuidesTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n( *)sources:\\n(.*?)```");

    @ParameterizedTest
    @CsvSource({
        "case-api.md, CASES, CASEBELL_CASES_TOKEN, CASEBELL_CASES_HOOK, https://cases.example.org/api, /cases/4821, 4821",
        "mastodon.md, MASTODON, CASEBELL_SOCIAL_TOKEN, CASEBELL_SOCIAL_HOOK, https://social.example.org, /admin/reports/11, 11",
        "discourse.md, DISCOURSE, CASEBELL_FORUM_TOKEN, CASEBELL_FORUM_HOOK, https://forum.example.org, /review/11, 11",
        "ozone.md, OZONE, CASEBELL_SKY_TOKEN, CASEBELL_SKY_HOOK, https://pds.example.org, /reports/11, 11"
    })
    void the_configuration_of_a_guide_connects(
            String guide, Settings.DemoSource kind, String token, String hook, String base, String link, String id)
            throws IOException {
        Settings.SandboxSettings ports = new Settings.SandboxSettings(0, 0, kind);
        try (Sandbox sandbox = Sandbox.start(ports, CLOCK)) {
            URI there = sandbox.casesUrl();
            String secret = sandbox.token();
            String yaml = yaml(guide)
                    .replace(base, there.toString())
                    .replaceAll("https://(ozone|cases)\\.example\\.org", there.toString())
                    .replace("console-hosts: [ozone.example.org]", "console-hosts: [127.0.0.1]");
            Map<String, String> secrets = Map.of(token, secret, hook, "the-secret-of-the-hook");
            ConfigLoader.Loaded loaded = new ConfigLoader(secrets, CLOCK).read(yaml, guide);
            Settings settings = assertInstanceOf(ConfigLoader.Loaded.Ready.class, loaded, loaded::toString)
                    .settings();
            CaseSite site = RealPlace.sources(settings).get(0);
            CaseRef ref = new LinkFinder(RealPlace.links(settings))
                    .readOne(there + link)
                    .orElseThrow()
                    .ref();
            assertEquals(id, ref.id());
            CaseSystem system = site.open(CLOCK);
            assertInstanceOf(CaseSource.Reading.Told.class, system.source().read(ref, Optional.empty()));
            CaseFeed.News.Told news =
                    assertInstanceOf(CaseFeed.News.Told.class, system.feed().after(CaseFeed.BEGINNING));
            assertTrue(news.items().stream().anyMatch(item -> item.ref().equals(ref)));
            assertTrue(settings.sources().get(0).follow().isPresent());
        }
    }

    /** The first piece of configuration that begins with the sources, as it stands in the guide. */
    private static String yaml(String guide) throws IOException {
        Matcher piece = YAML.matcher(Files.readString(Path.of("src/main/docs", guide)));
        assertTrue(piece.find(), "no configuration in " + guide);
        String indent = piece.group(1);
        return "sources:\n" + piece.group(2).replaceAll("(?m)^" + indent, "").stripTrailing() + "\n";
    }
}

package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who has a guide, a case system and nothing else: copies the configuration of the guide and puts the own address and secrets in.
 *
 */
enum Newcomer {
    CASE_API(
            "case-api.md",
            Settings.DemoSource.CASES,
            "CASES",
            "cases",
            "https://cases.example.org/api",
            "/cases/4821",
            "4821"),
    MASTODON(
            "mastodon.md",
            Settings.DemoSource.MASTODON,
            "SOCIAL",
            "social",
            "https://social.example.org",
            "/admin/reports/11",
            "11"),
    DISCOURSE(
            "discourse.md",
            Settings.DemoSource.DISCOURSE,
            "FORUM",
            "forum",
            "https://forum.example.org",
            "/review/11",
            "11"),
    OZONE("ozone.md", Settings.DemoSource.OZONE, "SKY", "sky", "https://pds.example.org", "/reports/11", "11");

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n( *)sources:\\n(.*?)```");

    final String guide;
    final Settings.DemoSource kind;
    final String source;
    final String link;
    final String id;
    private final String word;
    private final String base;

    Newcomer(String guide, Settings.DemoSource kind, String word, String source, String base, String link, String id) {
        this.guide = guide;
        this.kind = kind;
        this.word = word;
        this.source = source;
        this.base = base;
        this.link = link;
        this.id = id;
    }

    /** The first piece of configuration of the guide that begins with the sources, with the address of a server on this machine. */
    String yaml(URI there) throws IOException {
        Matcher piece = YAML.matcher(Files.readString(Path.of("src/main/docs", guide)));
        assertTrue(piece.find(), "no configuration in " + guide);
        String indent = piece.group(1);
        String found =
                "sources:\n" + piece.group(2).replaceAll("(?m)^" + indent, "").stripTrailing() + "\n";
        return found.replace(base, there.toString())
                .replaceAll("https://(ozone|cases)\\.example\\.org", there.toString())
                .replace("console-hosts: [ozone.example.org]", "console-hosts: [127.0.0.1]");
    }

    /** The variables that the guide has set. */
    Map<String, String> secrets(String token) {
        return Map.of(
                "CASEBELL_" + word + "_TOKEN",
                token,
                "CASEBELL_" + word + "_HOOK",
                "the-secret-of-the-hook",
                LocalJoin.TOKEN,
                "sandbox-bot-token");
    }

    /** Something that can be done about the case. */
    String action() {
        return this == MASTODON ? "suspend-account" : "remove-post";
    }

    /** How often the case system was made to do something. */
    static int deeds(Sandbox sandbox, Newcomer who) {
        return switch (who) {
            case CASE_API -> sandbox.cases().actionsByCasebell(who.id).size();
            case MASTODON -> sandbox.mastodon().deedsByApi().size();
            case DISCOURSE -> sandbox.discourse().deedsByApi().size();
            case OZONE -> sandbox.ozone().deedsByApi().size();
        };
    }
}

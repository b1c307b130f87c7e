package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import casebell.app.cli.CommandTable;
import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a newcomer gets wrong, {@code config check --connect} says what it is and what to do, as the file {@code first-call/<kind>.txt} says;
 * {@code -Dgolden.write=true} writes the files anew.
 */
class FirstCallTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Path GOLDEN = Path.of("src/test/resources/casebell/app/first-call");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void what_is_wrong_is_told_with_what_to_do(Newcomer newcomer) throws IOException {
        StringBuilder told = new StringBuilder();
        try (Sandbox there = Sandbox.start(new Settings.SandboxSettings(0, 0, newcomer.kind), CLOCK);
                Sandbox another = Sandbox.start(new Settings.SandboxSettings(0, 0, another(newcomer)), CLOCK);
                ServerSocket away = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String yaml = newcomer.yaml(there.casesUrl());
            String token = there.token();
            String wrong = newcomer == Newcomer.DISCOURSE ? "casebell:0f3a" : "nobody-knows-this";
            Map<String, String[]> all = new LinkedHashMap<>();
            String base = "base-url: " + there.casesUrl();
            URI closed = URI.create("http://127.0.0.1:" + away.getLocalPort());
            away.close();
            all.put(
                    "a slash at the end, a line break after the token",
                    new String[] {yaml.replace(base, base + "/"), token + "\n"});
            all.put("a wrong token", new String[] {yaml, wrong});
            all.put("a token that may only read", new String[] {yaml, readOnly(newcomer, there)});
            all.put("a token with a line break in it", new String[] {yaml, token + "\n" + token});
            all.put("Bearer before the token", new String[] {yaml, "Bearer " + token});
            all.put("no token", new String[] {yaml, ""});
            all.put(
                    "http to another machine",
                    new String[] {yaml.replace(base, "base-url: http://somewhere.example"), token});
            all.put("without https://", new String[] {yaml.replace(base, "base-url: somewhere.example"), token});
            all.put("a path that is none of it", new String[] {yaml.replace(base, base + "/somewhere"), token});
            all.put(
                    "a name that is nowhere",
                    new String[] {yaml.replace(base, "base-url: https://nowhere.invalid"), token});
            all.put("another system", new String[] {yaml.replace(base, "base-url: " + another.casesUrl()), token});
            all.put("a chat instead", new String[] {
                yaml.replace(base, "base-url: " + there.discord().pageUrl()), token
            });
            all.put("a server that is away", new String[] {yaml.replace(base, "base-url: " + closed), token});
            all.forEach((what, how) -> told.append("# ")
                    .append(what)
                    .append("\n\n")
                    .append(check(newcomer, how[0], how[1])
                            .replaceAll("http://127\\.0\\.0\\.1:[0-9]+", "http://127.0.0.1:1"))
                    .append('\n'));
            assertFalse(told.toString().contains(token), "no secret is told");
        }
        Path golden = GOLDEN.resolve(newcomer.guide.replace(".md", ".txt"));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, told);
        }
        assertEquals(Files.readString(golden), told.toString());
    }

    private static Settings.DemoSource another(Newcomer newcomer) {
        return newcomer == Newcomer.MASTODON ? Settings.DemoSource.DISCOURSE : Settings.DemoSource.MASTODON;
    }

    private static String readOnly(Newcomer newcomer, Sandbox there) {
        return switch (newcomer) {
            case CASE_API -> there.cases().readOnlyToken();
            case MASTODON -> there.mastodon().readOnlyToken();
            case DISCOURSE -> there.discourse().readOnlyToken();
            case OZONE -> there.ozone().readOnlyToken();
        };
    }

    private String check(Newcomer newcomer, String yaml, String token) {
        try {
            Path file = Files.writeString(folder.resolve("my.yaml"), yaml);
            Map<String, String> secrets = new HashMap<>(newcomer.secrets(token));
            if (token.isEmpty()) {
                secrets.values().remove("");
            }
            StringWriter out = new StringWriter();
            PrintWriter both = new PrintWriter(out, true);
            int code = CommandTable.of(new ConfigLoader(secrets, CLOCK), new HouseJobs(CLOCK), CLOCK)
                    .setOut(both)
                    .setErr(both)
                    .execute(List.of("config", "check", file.toString(), "--connect")
                            .toArray(String[]::new));
            return out.toString().replace(file.toString(), "my.yaml") + "(" + code + ")\n";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

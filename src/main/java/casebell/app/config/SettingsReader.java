package casebell.app.config;

import casebell.app.config.Settings.SandboxSettings;
import casebell.app.config.Settings.ServiceSettings;
import casebell.cases.Role;
import casebell.review.Breaker;
import casebell.review.people.ReadingLimits;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the whole file, group by group. What it answers holds only when there were no mistakes. */
final class SettingsReader {
    private static final DigestSettings DIGEST = new DigestSettings("0 0 9 * * MON-FRI", ZoneId.of("UTC"));
    private static final Duration UNDO = Duration.ofSeconds(30);
    private static final Duration APPROVAL_EXPIRES = Duration.ofHours(24);
    private static final int INCIDENT_FROM = 5;
    private static final int SERVICE_PORT = 8089;

    private final SecretReader secrets;
    private final InstantSource clock;

    SettingsReader(SecretReader secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    Settings read(Section top) {
        DiscordReader.Read discord = new DiscordReader(secrets).read(top.section("discord"));
        List<SourceSettings> sources = new SourcesReader(secrets).read(top);
        if (discord.isReal() && sources.isEmpty() && top.findings().areClean()) {
            top.findings()
                    .warning(top.place("sources"), "sources", "no case system", "at least one, or no link is known");
        }
        Path store = path(top.section("store"), "data/casebell.db");
        Path policy = path(top.section("policy"), "config/policy");
        ReviewSettings review = review(top.section("review"), sources);
        AccessSettings access = new AccessReader(
                        sources.stream().map(SourceSettings::name).collect(Collectors.toSet()))
                .read(top, discord.settings().flatMap(d -> d.channels().confidential()));
        Optional<Map<Role, Set<String>>> ids = discord.isReal() ? Optional.of(discord.roles()) : Optional.empty();
        List<LadderSettings> ladders = new EscalationReader(ids, discord.rolesAt()).read(top.section("escalation"));
        DigestSettings digest = digest(top.section("digest"));
        ServiceSettings service = service(top.section("service"));
        Section sandbox = top.section("sandbox");
        SandboxSettings ports = new SandboxSettings(port(sandbox, "discord-port", 0), port(sandbox, "cases-port", 0));
        sandbox.close();
        Section log = top.section("log");
        boolean userContent = log.flag("user-content", false);
        log.close();
        top.close();
        return new Settings(
                discord.settings(),
                sources,
                store,
                policy,
                review,
                access,
                ladders,
                digest,
                service,
                ports,
                userContent);
    }

    private static ReviewSettings review(Section section, List<SourceSettings> sources) {
        Duration undo = section.span("undo-window", UNDO, Duration.ZERO, Duration.ofHours(1));
        Duration expires =
                section.span("approval-expires", APPROVAL_EXPIRES, Duration.ofMinutes(1), Duration.ofDays(30));
        int quota = section.whole("daily-quota", 0, 0, 1_000_000);
        int from = section.whole("incident-from", INCIDENT_FROM, 0, 1_000_000);
        Section breaker = section.section("breaker");
        Breaker.Terms terms = new Breaker.Terms(
                breaker.whole("reversals", Breaker.Terms.STANDARD.reversals(), 0, 1000),
                breaker.whole("of", Breaker.Terms.STANDARD.of(), 1, 1000),
                breaker.span("within", Breaker.Terms.STANDARD.within(), Duration.ofMinutes(1), Duration.ofDays(30)));
        breaker.close();
        Section reading = section.section("reading");
        ReadingLimits limits = new ReadingLimits(
                reading.whole("soft-limit", ReadingLimits.STANDARD.soft(), 0, 10_000),
                reading.whole("hard-limit", ReadingLimits.STANDARD.hard(), 0, 10_000));
        boolean isExcerptOnCard = reading.flag("excerpt-on-card", false);
        reading.close();
        section.close();
        Set<String> dry = sources.stream()
                .filter(SourceSettings::isDryRun)
                .map(SourceSettings::name)
                .collect(Collectors.toSet());
        return new ReviewSettings(undo, expires, quota, from, terms, dry, limits, isExcerptOnCard);
    }

    private static Path path(Section section, String standard) {
        String example = "path: " + standard;
        Optional<Node.Text> text = section.text("path", "a path", example);
        section.close();
        Path fallback = Path.of(standard);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            if (!text.get().value().isBlank()) {
                return Path.of(text.get().value());
            }
        } catch (InvalidPathException e) {
            section.wrong(text.get().place(), "path", text.get().word() + ": " + e.getReason(), "a path", example);
            return fallback;
        }
        section.wrong(text.get().place(), "path", text.get().word(), "a path", example);
        return fallback;
    }

    private DigestSettings digest(Section section) {
        Optional<Node.Text> zoneText = section.text("zone", "a time zone", "zone: Europe/Berlin");
        ZoneId zone = zoneText.map(text -> zone(section, text)).orElse(DIGEST.zone());
        String expected = "a cron of six fields: second, minute, hour, day of month, month, day of week";
        String example = "cron: \"" + DIGEST.cron() + "\"";
        Optional<Node.Text> cron = section.text("cron", expected, example);
        section.close();
        String fields = cron.map(Node.Text::value).orElse(DIGEST.cron());
        Place place = cron.map(Node.Text::place).orElse(section.place());
        try {
            DigestSettings digest = new DigestSettings(fields, zone);
            LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
            if (digest.timetable()
                    .after(clock.instant())
                    .isAfter(now.plusYears(5).toInstant(ZoneOffset.UTC))) {
                section.wrong(place, "cron", Shown.quoted(fields) + ", a time that never comes", expected, example);
            }
            digest.skippedTime(clock.instant())
                    .ifPresent(time -> section.findings()
                            .warning(
                                    place,
                                    section.pathOf("cron"),
                                    Shown.quoted(fields) + ", which names " + time + " in " + zone
                                            + ", when the clocks go forward over it",
                                    "another time of day, or no digest is sent on that day"));
            return digest;
        } catch (IllegalArgumentException e) {
            section.wrong(place, "cron", Shown.quoted(fields), expected, example);
            return DIGEST;
        }
    }

    private static ZoneId zone(Section section, Node.Text text) {
        try {
            return ZoneId.of(text.value());
        } catch (DateTimeException e) {
            section.findings()
                    .unknownWord(
                            text.place(),
                            section.pathOf("zone"),
                            text.word() + ", which is no known time zone",
                            "a name of the time zone database, such as Europe/Berlin, America/New_York or UTC",
                            Spelling.nearest(text.value(), ZoneId.getAvailableZoneIds()));
            return DIGEST.zone();
        }
    }

    private ServiceSettings service(Section section) {
        String expected = "the name or address to listen on";
        Optional<Node.Text> host = section.text("host", expected, "host: 127.0.0.1");
        int port = port(section, "port", SERVICE_PORT);
        Optional<Secret> token = secrets.read(section, "token", "token: env:CASEBELL_SERVICE_TOKEN");
        section.close();
        if (host.isPresent() && !Web.isHost(host.get().value())) {
            section.wrong(host.get().place(), "host", host.get().word(), expected, "host: 127.0.0.1");
        } else if (host.isPresent() && !Web.isLoopback(host.get().value())) {
            section.findings()
                    .warning(
                            host.get().place(),
                            section.pathOf("host"),
                            host.get().word() + ", which other machines may reach",
                            "127.0.0.1, unless a firewall or proxy stands before it");
        }
        return new ServiceSettings(host.map(Node.Text::value).orElse("127.0.0.1"), port, token);
    }

    private static int port(Section section, String key, int standard) {
        return section.whole(key, standard, 0, 65_535);
    }
}

package casebell.app.config;

import casebell.cases.Role;
import casebell.escalation.Ladder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that can be configured, checked.
 *
 * @param discord empty without a token: then Casebell starts its own local Discord and a demonstration case system
 * @param sources the case systems, by distinct names; may be empty
 * @param store the file of the embedded database
 * @param policy the folder of the policy bundle
 * @param review how people decide
 * @param access who may do what, and to which cases
 * @param ladders by distinct names, one of them {@code default}
 * @param digest when digests are sent
 * @param service where health is told
 * @param sandbox the ports of the local Discord and the demonstration case system
 * @param logUserContent whether log lines that hold what users wrote are written
 */
public record Settings(
        Optional<DiscordSettings> discord,
        List<SourceSettings> sources,
        Path store,
        Path policy,
        ReviewSettings review,
        AccessSettings access,
        List<LadderSettings> ladders,
        DigestSettings digest,
        ServiceSettings service,
        SandboxSettings sandbox,
        boolean logUserContent) {
    public Settings {
        sources = List.copyOf(sources);
        ladders = List.copyOf(ladders);
    }

    /**
     * Where health is told.
     *
     * @param host the address to listen on
     * @param port 0 for any free one
     * @param token what callers of {@code /v1/verdicts} show; without it that is not offered
     */
    public record ServiceSettings(String host, int port, Optional<Secret> token) {}

    /**
     * The sandbox, on loopback.
     *
     * @param discordPort of the local Discord and its page, 0 for any free one
     * @param casesPort of the invented case system, 0 for any free one
     * @param source which case system is invented
     * @param follow how its cases are taken on by themselves; empty when only those are that somebody points to
     */
    public record SandboxSettings(int discordPort, int casesPort, DemoSource source, Optional<FollowSettings> follow) {
        /** With the demonstration case system. */
        public SandboxSettings(int discordPort, int casesPort) {
            this(discordPort, casesPort, DemoSource.CASES);
        }

        /** With any case system. */
        public SandboxSettings(int discordPort, int casesPort, DemoSource source) {
            this(discordPort, casesPort, source, Optional.empty());
        }

        /** The same with another case system. */
        public SandboxSettings with(DemoSource other) {
            return new SandboxSettings(discordPort, casesPort, other, follow);
        }

        /** The same with its cases taken on by themselves. */
        public SandboxSettings following(FollowSettings how) {
            return new SandboxSettings(discordPort, casesPort, source, Optional.of(how));
        }
    }

    /** A case system of the sandbox. */
    public enum DemoSource {
        /** Speaks the Case API and knows the story. */
        CASES("demo"),
        /** A Mastodon with invented reports. */
        MASTODON("mastodon-demo"),
        /** A Discourse with invented flagged posts. */
        DISCOURSE("discourse-demo"),
        /** An Ozone with invented reports. */
        OZONE("ozone-demo");

        private final String word;

        DemoSource(String word) {
            this.word = word;
        }

        /** As it is named, also before the id of a case. */
        public String word() {
            return word;
        }

        /** By its name. */
        public static Optional<DemoSource> find(String word) {
            return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
        }
    }

    /** Whether Casebell runs on its own local Discord. */
    public boolean isSandbox() {
        return discord.isEmpty();
    }

    /** The file that is really used: the sandbox never touches the configured one, and has its own beside it. */
    public Path storeInUse() {
        return isSandbox() ? store.resolveSibling("sandbox.db") : store;
    }

    /** The same with other people who may. */
    public Settings with(AccessSettings other) {
        return new Settings(
                discord, sources, store, policy, review, other, ladders, digest, service, sandbox, logUserContent);
    }

    /** How many actions may be begun on one day, for each case system that has such a limit. */
    public Map<String, Integer> quotas() {
        return sources.stream()
                .filter(s -> s.dailyQuota() > 0)
                .collect(Collectors.toMap(SourceSettings::name, SourceSettings::dailyQuota));
    }

    /**
     * The ladders by name, as the escalation desk wants them.
     *
     * @param roles the chat's ids of each role: {@link DiscordSettings#roles}, or those of the local Discord
     */
    public Map<String, Ladder> ladders(Map<Role, Set<String>> roles) {
        return ladders.stream().collect(Collectors.toMap(LadderSettings::name, l -> l.toLadder(roles)));
    }

    /** The same on another port for health. */
    public Settings servingOn(int port) {
        ServiceSettings other = new ServiceSettings(service.host(), port, service.token());
        return new Settings(
                discord, sources, store, policy, review, access, ladders, digest, other, sandbox, logUserContent);
    }

    /** The same, never on the real Discord and with no real case system, in its own store. */
    public Settings inSandbox(Path otherStore, SandboxSettings ports) {
        return new Settings(
                Optional.empty(),
                List.of(),
                otherStore,
                policy,
                review,
                access,
                ladders,
                digest,
                service,
                ports,
                logUserContent);
    }

    /** The same on the local Discord, with nothing written to any case system, in its own store. */
    public Settings trying() {
        Set<String> all = sources.stream().map(SourceSettings::name).collect(Collectors.toSet());
        return new Settings(
                Optional.empty(),
                sources,
                storeInUse(),
                policy,
                review.onlyReading(all),
                access,
                ladders,
                digest,
                service,
                sandbox,
                logUserContent);
    }

    /** The same with another undo window. */
    public Settings actingAfter(Duration window) {
        return new Settings(
                discord,
                sources,
                store,
                policy,
                review.actingAfter(window),
                access,
                ladders,
                digest,
                service,
                sandbox,
                logUserContent);
    }

    /** The same with incidents from so many cases on; 0 for never. */
    public Settings gatheringFrom(int cases) {
        return new Settings(
                discord,
                sources,
                store,
                policy,
                review.gatheringFrom(cases),
                access,
                ladders,
                digest,
                service,
                sandbox,
                logUserContent);
    }

    /** The same with another time for every tier to acknowledge, and no repeats. */
    public Settings acknowledgingWithin(Duration limit) {
        List<LadderSettings> quick = ladders.stream()
                .map(l -> new LadderSettings(
                        l.name(),
                        l.tiers().stream()
                                .map(t -> new LadderSettings.TierSettings(t.title(), t.roles(), t.others(), limit, 0))
                                .toList()))
                .toList();
        return new Settings(
                discord, sources, store, policy, review, access, quick, digest, service, sandbox, logUserContent);
    }
}

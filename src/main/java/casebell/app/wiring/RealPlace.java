package casebell.app.wiring;

import casebell.app.config.FollowSettings;
import casebell.app.config.Settings;
import casebell.app.config.SourceSettings;
import casebell.discord.DiscordSettings;
import casebell.intake.LinkFinder;
import casebell.source.Secret;
import casebell.source.wire.CaseHook;
import casebell.source.wire.CaseSite;
import casebell.source.wire.WireSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The place that the configuration names. */
final class RealPlace {
    private RealPlace() {}

    static Place of(Settings settings) {
        casebell.app.config.DiscordSettings d = settings.discord().orElseThrow();
        DiscordSettings discord = new DiscordSettings(
                () -> d.token().reveal(),
                d.restUrl().map(u -> u.toString().endsWith("/") ? u.toString() : u + "/"),
                d.gatewayUrl().map(Object::toString),
                d.guild(),
                List.copyOf(d.channels().watched()),
                d.channels().caseReview(),
                d.channels().urgent(),
                d.channels().leadership(),
                d.channels().digest(),
                d.channels().policy(),
                d.channels().liaison(),
                d.roles(),
                Place.announced(followed(settings)),
                d.readMessages());
        return new Place(
                discord,
                sources(settings),
                links(settings),
                settings.ladders(d.roles()),
                d.roles(),
                followed(settings),
                d.token().reveal());
    }

    static List<CaseSite> sources(Settings settings) {
        return settings.sources().stream()
                .map(s -> new CaseSite(
                        s.kind(),
                        new WireSettings(
                                s.name(),
                                s.baseUrl(),
                                token(s),
                                s.timeout(),
                                s.maxBody(),
                                s.mayBePrivate(),
                                s.trust())))
                .toList();
    }

    static Map<String, FollowSettings> followed(Settings settings) {
        Map<String, FollowSettings> followed = new HashMap<>();
        settings.sources().forEach(s -> s.follow().ifPresent(how -> followed.put(s.name(), how)));
        return followed;
    }

    /** By the name of their source: those that have a secret. */
    static Map<String, CaseHook> hooks(Settings settings, InstantSource clock) {
        Map<String, CaseHook> hooks = new HashMap<>();
        for (SourceSettings source : settings.sources()) {
            source.kind()
                    .hook()
                    .ifPresent(maker -> source.hookSecret()
                            .ifPresent(secret -> hooks.put(
                                    source.name(), maker.make(source.name(), new Secret(secret.reveal()), clock))));
        }
        return hooks;
    }

    static List<LinkFinder.Form> links(Settings settings) {
        List<LinkFinder.Form> forms = new ArrayList<>();
        for (SourceSettings source : settings.sources()) {
            forms.addAll(source.links());
        }
        return forms;
    }

    private static Secret token(SourceSettings source) {
        return new Secret(source.token()
                .map(casebell.app.config.Secret::reveal)
                .orElseThrow(() -> new IllegalArgumentException("The source '" + source.name() + "' needs a token")));
    }
}

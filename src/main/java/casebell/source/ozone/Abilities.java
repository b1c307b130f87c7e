package casebell.source.ozone;

import static casebell.source.wire.Fields.word;
import static casebell.source.wire.Fields.words;

import casebell.source.wire.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What our account can do on this service: its role, and the tags that only some may act on. Asked and not assumed, and asked again after an hour; what
 * could not be found out is asked again after a minute, and until then only trying shows.
 */
final class Abilities {
    private static final Duration LASTS = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final OzoneApi api;
    private final InstantSource clock;
    private Optional<Found> found = Optional.empty();

    Abilities(OzoneApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The roles of Ozone, the most powerful first. */
    enum Role {
        ADMIN("administrators"),
        MODERATOR("moderators"),
        TRIAGE("triagers"),
        /** May only look. */
        VERIFIER("verifiers");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** Two vocabularies are in use: {@code #roleModerator} and {@code #modRoleModerator}. */
        static Optional<Role> of(String told) {
            for (Role role : values()) {
                String name = role.name().charAt(0) + role.name().substring(1).toLowerCase(java.util.Locale.ROOT);
                if (told.matches("[a-z.]{1,60}#(mod)?[Rr]ole" + name)) {
                    return Optional.of(role);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Who may act on what bears a tag.
     *
     * @param roles empty when the role does not matter
     * @param named the DIDs of those who may; empty when it does not matter who
     */
    record Protection(Set<Role> roles, Set<String> named) {
        Protection {
            roles = Set.copyOf(roles);
            named = Set.copyOf(named);
        }

        private boolean keepsOut(Optional<Role> role, Optional<String> own) {
            boolean byRole =
                    !roles.isEmpty() && role.filter(r -> !roles.contains(r)).isPresent();
            boolean byName =
                    !named.isEmpty() && own.filter(o -> !named.contains(o)).isPresent();
            return byRole || byName;
        }

        private String who() {
            return !named.isEmpty()
                    ? "those whom an administrator there named for it"
                    : roles.stream().sorted().map(r -> r.word).collect(Collectors.joining(" and "));
        }
    }

    /**
     * What was found out.
     *
     * @param role empty when it is not told, and then only trying shows
     * @param own our own account, when we know it
     */
    record Found(Optional<Role> role, Optional<String> own, Map<String, Protection> tags, Instant until) {
        Found {
            tags = Map.copyOf(tags);
        }

        /** Whether it may take down, label and take back. */
        boolean mayModerate() {
            return role.isEmpty() || role.get() == Role.ADMIN || role.get() == Role.MODERATOR;
        }

        boolean mayClose() {
            return mayModerate() || role.get() == Role.TRIAGE;
        }

        boolean isNoAdmin() {
            return role.isPresent() && role.get() != Role.ADMIN;
        }

        /** Who may act on what bears these tags, when we may not. */
        Optional<String> whoElse(Set<String> borne) {
            return borne.stream()
                    .sorted()
                    .flatMap(tag -> Optional.ofNullable(tags.get(tag)).stream())
                    .filter(p -> p.keepsOut(role, own))
                    .map(Protection::who)
                    .findFirst();
        }
    }

    /** As known, or asked now. */
    synchronized Found now() {
        Instant now = clock.instant();
        Found known = found.filter(f -> f.until().isAfter(now)).orElseGet(() -> ask(now));
        found = Optional.of(known);
        return known;
    }

    /** Something showed that it is not as known. */
    synchronized void forget() {
        found = Optional.empty();
    }

    private Found ask(Instant now) {
        Reply config = api.config();
        Reply settings = api.protectedTags();
        boolean isSure = config instanceof Reply.Came && settings instanceof Reply.Came;
        return new Found(
                body(config).flatMap(c -> word(c.path("viewer"), "role")).flatMap(Role::of),
                api.ownDid(),
                body(settings).map(Abilities::tags).orElse(Map.of()),
                now.plus(isSure ? LASTS : SOON));
    }

    private static Optional<JsonNode> body(Reply reply) {
        return reply instanceof Reply.Came came && came.status() == 200 ? Optional.of(came.body()) : Optional.empty();
    }

    private static Map<String, Protection> tags(JsonNode settings) {
        Map<String, Protection> all = new HashMap<>();
        JsonNode value = settings.path("options").path(0).path("value");
        value.properties().forEach(each -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            words(each.getValue().path("roles")).forEach(r -> Role.of(r).ifPresent(roles::add));
            all.put(
                    each.getKey(),
                    new Protection(roles, new HashSet<>(words(each.getValue().path("moderators")))));
        });
        return all;
    }
}

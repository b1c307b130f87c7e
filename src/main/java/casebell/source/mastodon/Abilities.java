package casebell.source.mastodon;

import casebell.source.wire.Fields;
import casebell.source.wire.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What our token can do on this server. Asked and not assumed, and asked again after an hour; what could not be found out is not offered, and asked
 * again after a minute.
 */
final class Abilities {
    private static final Duration LASTS = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String NO_RECORD = "Record not found";
    private static final int ADMINISTRATOR = 1;
    private static final int MANAGE_REPORTS = 1 << 4;
    private static final int MANAGE_USERS = 1 << 10;

    private final AdminApi api;
    private final InstantSource clock;
    private Optional<Found> found = Optional.empty();

    Abilities(AdminApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * What was found out.
     *
     * @param ownId the id of our own account; empty when it is not told
     * @param isAnswered whether the question who we are was answered at all
     * @param permissions those of our role, in Mastodon's bits; empty when they are not told, and then only trying shows
     * @param scopes of our application; empty when they are not told, and then only trying shows
     */
    record Found(
            Optional<String> ownId,
            boolean isAnswered,
            Optional<Long> permissions,
            List<String> scopes,
            PostEndpoint posts,
            Instant until) {
        Found {
            scopes = List.copyOf(scopes);
        }

        /** A scope contains those whose names begin with it. */
        boolean lacks(String scope) {
            return !scopes.isEmpty() && scopes.stream().noneMatch(s -> s.equals(scope) || scope.startsWith(s + ":"));
        }

        boolean mayActOnAccounts() {
            return may(MANAGE_USERS);
        }

        boolean mayActOnReports() {
            return may(MANAGE_REPORTS);
        }

        private boolean may(int bit) {
            return permissions.isEmpty() || (permissions.get() & (ADMINISTRATOR | bit)) != 0;
        }
    }

    /** The fork's endpoint for actions on single posts. */
    enum PostEndpoint {
        THERE,
        /** It is there, and our token may not use it. */
        FORBIDDEN,
        /** It is not there, or nobody knows. */
        ABSENT
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
        Reply own = api.own();
        Reply posts = api.probePosts();
        boolean isSure = own instanceof Reply.Came && posts instanceof Reply.Came;
        Optional<JsonNode> us =
                own instanceof Reply.Came came && came.status() == 200 ? Optional.of(came.body()) : Optional.empty();
        return new Found(
                us.flatMap(ReportReader::id),
                own instanceof Reply.Came,
                us.flatMap(Abilities::permissions),
                api.app() instanceof Reply.Came app && app.status() == 200
                        ? Fields.words(app.body().path("scopes"))
                        : List.of(),
                endpoint(posts),
                now.plus(isSure ? LASTS : SOON));
    }

    /** Told as a text of digits; a bare number is taken too. */
    private static Optional<Long> permissions(JsonNode us) {
        JsonNode role = us.path("role");
        return Fields.word(role, "permissions")
                .filter(p -> p.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .or(() -> Fields.whole(role, "permissions"));
    }

    /** The fork looks for the post and says that there is none; a server without the endpoint knows no such page, in other words. */
    private static PostEndpoint endpoint(Reply reply) {
        if (!(reply instanceof Reply.Came came)) {
            return PostEndpoint.ABSENT;
        }
        if (came.status() == 403 && AdminApi.isScopeMissing(came.body())) {
            return PostEndpoint.FORBIDDEN;
        }
        boolean isThere =
                came.status() == 404 && came.body().path("error").asText().equals(NO_RECORD);
        return isThere ? PostEndpoint.THERE : PostEndpoint.ABSENT;
    }
}

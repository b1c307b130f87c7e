package casebell.source.discourse;

import casebell.source.wire.Reply;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The calls of Discourse that Casebell makes. There are no others. */
final class ReviewApi {
    private final WireSettings settings;
    private final WireClient client;
    private final Optional<String> own;

    /** @param own the name of our account, in lower case */
    ReviewApi(WireSettings settings, WireClient client, Optional<String> own) {
        this.settings = settings;
        this.client = client;
        this.own = own;
    }

    /** What came of looking at a case. */
    sealed interface Look {
        /** It is there. */
        record Seen(Reviewable reviewable) implements Look {}

        /** It is not there, or not for our account to see. */
        record Gone(String why) implements Look {}

        /** It could not be read. */
        record Later(String why, Optional<Instant> notBefore) implements Look {}
    }

    /** A fresh copy. */
    Look look(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            return new Look.Gone("A case of a Discourse forum is named by a number");
        }
        Reply reply = client.get("/review/" + id + ".json", Map.of());
        if (reply instanceof Reply.Failed failed) {
            return new Look.Later(failed.why(), failed.retryAt());
        }
        Reply.Came came = (Reply.Came) reply;
        return switch (came.status()) {
            case 200 ->
                ReviewableReader.read(came.body(), id)
                        .<Look>map(Look.Seen::new)
                        .orElseGet(() -> new Look.Later(
                                "The case system answered with something that is not this case", Optional.empty()));
            case 404 -> new Look.Gone("The case system has no such case");
            case 410 -> new Look.Gone("The case was erased in the case system");
            default -> new Look.Later(why(came, "The case system refused to tell the case"), came.retryAt());
        };
    }

    /** Why the queue was not told. */
    static String whyNoQueue(Reply.Came came) {
        return came.status() == 200 || came.status() == 404
                ? "The case system has no review queue of a Discourse at this address; an operator must check 'base-url'"
                : why(came, "The case system does not tell its review queue");
    }

    private static String why(Reply.Came came, String otherwise) {
        return switch (came.status()) {
            case 401 -> "The case system does not accept our token; an operator must renew it";
            case 403 ->
                "The case system does not let us read the review queue; an operator must check our key, its scope,"
                        + " and that our account is a moderator";
            default -> otherwise + " (" + came.status() + ")";
        };
    }

    /** Sends an action that was offered, on the condition that the case is still at this version. */
    Reply perform(Reviewable reviewable, String action) {
        return client.put(
                "/review/" + reviewable.id() + "/perform/" + action + ".json?version=" + reviewable.version(),
                Map.of());
    }

    /** A page of flagged posts that wait, the oldest first. */
    Reply pending(int offset) {
        return client.get(
                "/review.json?status=pending&type=ReviewableFlaggedPost&sort_order=created_at_asc&offset=" + offset,
                Map.of());
    }

    /** The name of our account, in lower case; empty when it was not configured. */
    Optional<String> own() {
        return own;
    }

    URI consoleUrl(String id) {
        return URI.create(settings.base() + "/review/" + id);
    }
}

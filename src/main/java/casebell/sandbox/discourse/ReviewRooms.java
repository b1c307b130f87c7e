package casebell.sandbox.discourse;

import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.cases.wire.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a request to its true answer. Knows nothing of connections and faults. */
final class ReviewRooms {
    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("(?:^|&)version=([0-9]{1,9})(?:&|$)");
    private static final Pattern OFFSET = Pattern.compile("(?:^|&)offset=([0-9]{1,9})(?:&|$)");
    private static final int PAGE = 10;

    private final Forum forum;
    private final ReviewPages pages;
    private final AtomicBoolean mustClaim = new AtomicBoolean();

    ReviewRooms(URI base, Forum forum) {
        this.forum = forum;
        this.pages = new ReviewPages(base, forum);
    }

    void requireClaiming(boolean isRequired) {
        mustClaim.set(isRequired);
    }

    Answer answer(Request request) {
        if (!LOOPBACK.matcher(request.header("host").orElse("")).matches()) {
            return error(403, "Only for this machine");
        }
        Optional<ReviewRoute.Asked> asked = ReviewRoute.find(request);
        if (asked.isEmpty()) {
            return error(404, "The requested URL or resource could not be found.");
        }
        return asked.get().route().isApi() ? api(asked.get(), request) : page(asked.get());
    }

    private Answer page(ReviewRoute.Asked at) {
        return switch (at.route()) {
            case INDEX -> Answer.page(Optional.of(pages.index()));
            case PAGE -> Answer.page(pages.find(Long.parseLong(at.first())));
            default -> Answer.look(at.first());
        };
    }

    /** A key that is wrong, one of somebody else, and one that may only read are all refused in the same way. */
    private Answer api(ReviewRoute.Asked at, Request request) {
        String right = request.header("authorization").orElse("wrong");
        boolean isUs = request.header("api-username")
                .filter(n -> !n.equalsIgnoreCase(Story.OWN_NAME))
                .isEmpty();
        boolean isWrite = at.route() == ReviewRoute.PERFORM;
        if (right.equals("wrong") || !isUs || (isWrite && !right.equals("good"))) {
            return error(403, "You are not permitted to view the requested resource.");
        }
        return switch (at.route()) {
            case SHOW ->
                forum.show(Long.parseLong(at.first())).map(ReviewRooms::ok).orElseGet(ReviewRooms::notThere);
            case LIST -> list(request.query());
            case PERFORM -> perform(Long.parseLong(at.first()), at.second(), request.query());
            case PAGE, INDEX, LOOK -> notThere();
        };
    }

    private Answer perform(long id, String action, String query) {
        Matcher version = VERSION.matcher(query);
        if (!version.find()) {
            return error(422, "You must supply a version");
        }
        Forum.Order order = new Forum.Order(Story.OWN, mustClaim.get(), "api");
        return switch (forum.perform(id, action, Integer.parseInt(version.group(1)), order)) {
            case NOT_THERE -> notThere();
            case MUST_CLAIM -> error(422, "You must claim items before acting on them.");
            case CLAIMED -> error(422, "This item has been claimed by another user.");
            case NOT_OFFERED -> error(403, "You are not permitted to view the requested resource.");
            case STALE -> error(409, "There was an update conflict preventing you from doing that.");
            case DONE -> {
                ObjectNode body = JsonNodeFactory.instance.objectNode();
                body.putObject("reviewable_perform_result")
                        .put("success", true)
                        .put("version", forum.version(id))
                        .putArray("remove_reviewable_ids")
                        .add(id);
                yield ok(body);
            }
        };
    }

    private Answer list(String query) {
        Matcher told = OFFSET.matcher(query);
        int offset = told.find() ? Integer.parseInt(told.group(1)) : 0;
        List<Long> all = forum.pending();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode page = body.putArray("reviewables");
        all.stream()
                .skip(offset)
                .limit(PAGE)
                .flatMap(id -> forum.show(id).stream())
                .forEach(one -> page.add(one.path("reviewable")));
        ObjectNode meta = body.putObject("meta").put("total_rows_reviewables", all.size());
        if (offset + PAGE < all.size()) {
            meta.put("load_more_reviewables", "/review?offset=" + (offset + PAGE) + "&status=pending");
        }
        return ok(body);
    }

    private static Answer ok(JsonNode body) {
        return Answer.of(200, "application/json; charset=utf-8", body.toString());
    }

    private static Answer notThere() {
        return error(404, "The requested URL or resource could not be found.");
    }

    private static Answer error(int status, String words) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors").add(words);
        return Answer.of(status, "application/json; charset=utf-8", body.toString());
    }
}

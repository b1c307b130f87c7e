package casebell.source.http;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.source.wire.Fields;
import casebell.source.wire.Reply;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Follows cases over the Case API, which promises a complete list in the order of the latest changes. A cursor that the platform does not know any more
 * is thrown away: reading from the beginning finds what was missed, and cases that are known at their version are not read anew.
 */
final class HttpCaseFeed implements CaseFeed {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 5;
    private static final Pattern CURSOR = Pattern.compile("[!-~]{1,200}");

    private final WireSettings settings;
    private final WireClient client;

    HttpCaseFeed(WireSettings settings, WireClient client) {
        this.settings = settings;
        this.client = client;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public News after(String cursor) {
        List<Item> items = new ArrayList<>();
        String next = cursor;
        boolean isMore = true;
        for (int page = 0; isMore && page < MOST_PAGES; page++) {
            Reply reply = client.get(path(next), Map.of());
            if (reply instanceof Reply.Failed failed) {
                return new News.Later(failed.why(), failed.retryAt());
            }
            Reply.Came came = (Reply.Came) reply;
            if (came.status() == 410 && !next.equals(BEGINNING)) {
                return new News.Told(items, List.of(), BEGINNING, false);
            }
            Optional<String> further = Fields.word(came.body(), "next")
                    .filter(c -> CURSOR.matcher(c).matches());
            if (came.status() != 200
                    || further.isEmpty()
                    || !came.body().path("items").isArray()) {
                return new News.Later(why(came.status()), came.retryAt());
            }
            came.body().path("items").forEach(each -> item(each).ifPresent(items::add));
            // a list that leads on to where it was asked from has come to its end, whatever it says
            isMore = Fields.flag(came.body(), "more").orElse(false)
                    && !further.get().equals(next);
            next = further.get();
        }
        return new News.Told(items, List.of(), next, !isMore);
    }

    private static String path(String cursor) {
        String after = cursor.equals(BEGINNING) ? "" : "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return "/v1/cases?limit=" + PAGE + after;
    }

    private static String why(int status) {
        return switch (status) {
            case 200 -> "The case system answered with something that is not a list of cases";
            case 401, 403 -> "The case system does not let us follow its cases; an operator must check our token";
            case 404, 501 ->
                "The case system has no list of cases at this address, so it cannot be followed; an operator must check"
                        + " 'base-url'";
            default -> "The case system refused to tell its list of cases (" + status + ")";
        };
    }

    private Optional<Item> item(JsonNode told) {
        Optional<CaseRef> ref = Fields.word(told, "id")
                .filter(id -> CaseRef.isValid(settings.name(), id))
                .map(id -> new CaseRef(settings.name(), id));
        boolean isErased = Fields.flag(told, "erased").orElse(false);
        String state = Fields.word(told, "state").orElse("");
        return ref.map(r -> {
            if (isErased) {
                return Item.closed(r);
            }
            Item item = state.isEmpty() ? Item.changed(r) : state.equals("closed") ? Item.closed(r) : Item.open(r);
            return Fields.whole(told, "version").map(item::at).orElse(item);
        });
    }
}

package casebell.source.mastodon;

import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the pages of a list by its {@code Link} header, which is the only way that Mastodon promises. A page elsewhere than on the server is not asked for. */
final class Pages {
    private static final Pattern LINK = Pattern.compile("<([^<>\\s]{1,2000})>\\s{0,5};\\s{0,5}rel=\"?([a-z]{1,20})\"?");
    private static final int LONGEST_HEADER = 4_000;

    private final WireSettings settings;
    private final Function<String, Reply> get;

    Pages(WireSettings settings, Function<String, Reply> get) {
        this.settings = settings;
        this.get = get;
    }

    /** What came of asking for a page. */
    sealed interface Page {
        /**
         * A page.
         *
         * @param older path and query of the page with older items
         * @param newer path and query of the page with newer items
         */
        record Turned(List<JsonNode> items, Optional<String> older, Optional<String> newer) implements Page {}

        /** It could not be had; the reply says why. */
        record Stopped(Reply reply) implements Page {}
    }

    /** One page. */
    Page turn(String path) {
        Reply reply = get.apply(path);
        if (!(reply instanceof Reply.Came came)
                || came.status() != 200
                || !came.body().isArray()) {
            return new Page.Stopped(reply);
        }
        List<JsonNode> items = new ArrayList<>();
        came.body().forEach(items::add);
        return new Page.Turned(List.copyOf(items), find(came.link(), "next"), find(came.link(), "prev"));
    }

    /** Path and query of the page with this relation, when it is one of this server. */
    private Optional<String> find(Optional<String> header, String relation) {
        Matcher each =
                LINK.matcher(header.filter(h -> h.length() <= LONGEST_HEADER).orElse(""));
        while (each.find()) {
            if (each.group(2).equals(relation)) {
                return here(each.group(1));
            }
        }
        return Optional.empty();
    }

    private Optional<String> here(String address) {
        String base = settings.base();
        try {
            boolean isOurs = address.startsWith(base + "/api/")
                    && URI.create(address).normalize().toString().equals(address);
            return isOurs ? Optional.of(address.substring(base.length())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

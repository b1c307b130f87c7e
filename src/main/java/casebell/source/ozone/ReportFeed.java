package casebell.source.ozone;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.source.wire.Fields;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The reports that were opened since, in each of the states in which a report waits, and the accounts to which something happened since. Both lists are
 * read in the order of their times, from a minute before the latest that was read, because a time is taken before others can see what bears it; what was
 * told within that minute is remembered and not told again. Pages are turned by time and not by Ozone's cursor, which skips reports of one and the same
 * time when it leads forward; only a hundred and more of one millisecond are left to it.
 */
final class ReportFeed implements CaseFeed {
    /** In the order in which a report moves, so that one that moves while they are read is met. */
    private static final List<String> WAITING = List.of("open", "queued", "assigned", "escalated");

    private static final String REPORTS = "/xrpc/tools.ozone.report.queryReports?sortField=createdAt&sortDirection=asc";
    private static final String EVENTS = "/xrpc/tools.ozone.moderation.queryEvents?sortDirection=asc";
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 5;

    private final WireSettings settings;
    private final Access access;
    private final InstantSource clock;

    ReportFeed(WireSettings settings, Access access, InstantSource clock) {
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String name() {
        return settings.name();
    }

    /** The pages of one list. */
    private static final class Pages {
        private final Tail tail;
        private final List<JsonNode> fresh = new ArrayList<>();
        private final Set<String> ids = new LinkedHashSet<>();
        private Instant latest;
        private boolean isAll = true;

        private Pages(Tail tail) {
            this.tail = tail;
            this.latest = tail.at();
        }

        /** Whether there was anything that this reading had not met before. */
        private boolean take(JsonNode items) {
            boolean isNews = false;
            for (JsonNode each : items) {
                Optional<String> id = Fields.whole(each, "id").map(n -> Long.toString(n));
                Optional<Instant> at = Fields.time(each, "createdAt");
                if (id.isPresent()
                        && at.isPresent()
                        && ids.add(id.get() + "@" + at.get().toEpochMilli())) {
                    isNews = true;
                    latest = at.get().isAfter(latest) ? at.get() : latest;
                    if (!tail.knows(id.get())) {
                        fresh.add(each);
                    }
                }
            }
            return isNews;
        }
    }

    @Override
    public News after(String cursor) {
        Instant now = clock.instant();
        ReadingMark mark = ReadingMark.read(cursor).orElseGet(() -> ReadingMark.from(now));
        List<Pages> lists = new ArrayList<>();
        for (String status : WAITING) {
            Pages pages = new Pages(mark.reports());
            Optional<News.Later> trouble = read(REPORTS + "&status=" + status + "&reportedAfter=", "reports", pages);
            if (trouble.isPresent()) {
                return trouble.get();
            }
            lists.add(pages);
        }
        Pages events = new Pages(mark.events());
        Optional<News.Later> trouble = read(EVENTS + "&createdAfter=", "events", events);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        ReadingMark next = new ReadingMark(next(mark.reports(), lists), next(mark.events(), List.of(events)));
        List<Item> items = lists.stream()
                .flatMap(l -> l.fresh.stream())
                .flatMap(r -> ref(r).stream())
                .distinct()
                .map(Item::open)
                .toList();
        boolean isAll = events.isAll && lists.stream().allMatch(l -> l.isAll);
        return new News.Told(items, accounts(events), next.write(), isAll);
    }

    /** What was not read to its end is read on from there; the others are read again, and nothing of them is told twice. */
    private static Tail next(Tail before, List<Pages> lists) {
        Instant latest = lists.stream()
                .filter(l -> !l.isAll)
                .map(l -> l.latest)
                .min(Instant::compareTo)
                .orElseGet(() -> lists.stream()
                        .map(l -> l.latest)
                        .max(Instant::compareTo)
                        .orElse(before.at()));
        List<String> met = lists.stream().flatMap(l -> l.ids.stream()).toList();
        return before.after(latest, met);
    }

    private Optional<News.Later> read(String query, String field, Pages pages) {
        Instant from = pages.tail.from();
        Optional<String> cursor = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            String asked = query + encoded(from.toString()) + "&limit=" + PAGE
                    + cursor.map(c -> "&cursor=" + encoded(c)).orElse("");
            Reply reply = access.get(asked);
            if (reply instanceof Reply.Failed failed) {
                return Optional.of(new News.Later(failed.why(), failed.retryAt()));
            }
            Reply.Came came = (Reply.Came) reply;
            JsonNode items = came.body().path(field);
            if (came.status() != 200 || !items.isArray()) {
                return Optional.of(new News.Later(why(came), came.retryAt()));
            }
            boolean isNews = pages.take(items);
            boolean isFull = items.size() >= PAGE;
            if (!isFull) {
                return Optional.empty();
            }
            // as many as a page holds may bear one time: then only Ozone's own cursor leads on
            Instant last = pages.latest.minusMillis(1);
            Function<JsonNode, Optional<String>> leading = body -> Fields.word(body, "cursor");
            cursor = isNews && last.isAfter(from) ? Optional.empty() : leading.apply(came.body());
            from = last.isAfter(from) ? last : from;
            if (!isNews && cursor.isEmpty()) {
                return Optional.empty();
            }
        }
        pages.isAll = false;
        return Optional.empty();
    }

    private static String why(Reply.Came came) {
        boolean isOurs = came.status() == 401 || came.status() == 403 || OzoneApi.isTokenRefused(came);
        if (came.status() == 404 || came.status() == 501 || OzoneApi.isMethodUnknown(came)) {
            return "The case system has no list of Ozone's reports at this address; an operator must check 'base-url', and that Ozone has the"
                    + " reports module";
        }
        return isOurs
                ? "The case system does not let us read its reports; an operator must check our account and its token"
                : "The case system does not tell its list of reports (" + came.status() + ")";
    }

    private Optional<CaseRef> ref(JsonNode report) {
        return Fields.whole(report, "id")
                .map(n -> Long.toString(n))
                .filter(id -> CaseRef.isValid(settings.name(), id))
                .map(id -> new CaseRef(settings.name(), id));
    }

    /** A report is an event as well, and is told by the other list. */
    private static List<String> accounts(Pages events) {
        Set<String> accounts = new LinkedHashSet<>();
        for (JsonNode each : events.fresh) {
            boolean isReport =
                    Fields.word(each.path("event"), "$type").orElse("").endsWith("#modEventReport");
            String subject = Fields.word(each.path("subject"), "did")
                    .or(() -> Fields.word(each.path("subject"), "uri"))
                    .orElse("");
            String did = subject.replaceFirst("^at://", "").replaceFirst("/.*", "");
            if (!isReport && did.startsWith("did:")) {
                accounts.add(did);
            }
        }
        return List.copyOf(accounts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

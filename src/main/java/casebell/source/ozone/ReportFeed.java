package casebell.source.ozone;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.source.wire.Fields;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The reports that were opened since, in each of the states in which a report waits, and the accounts to which something happened since. Both lists are
 * read in the order of their times, from a minute before the latest that was read, because a time is taken before others can see what bears it; what was
 * told within that minute is remembered and not told again. Pages are turned by time and not by Ozone's cursor, which skips reports of one and the same
 * time when it leads forward. Where a whole page bears one millisecond, that millisecond is read backwards: there Ozone's cursor and its order agree.
 */
final class ReportFeed implements CaseFeed {
    /** In the order in which a report moves, so that one that moves while they are read is met. */
    private static final List<String> WAITING = List.of("open", "queued", "assigned", "escalated");

    private static final String REPORTS = "/xrpc/tools.ozone.report.queryReports?sortField=createdAt&";
    private static final String EVENTS = "/xrpc/tools.ozone.moderation.queryEvents?";
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 5;
    /** Pages of the last minute on which nothing is new; in a flood there is more, and then the rest of that minute is left to the next reading. */
    private static final int MOST_KNOWN = 10;
    /** Pages of one and the same millisecond. */
    private static final int MOST_AT_ONCE = 50;
    /** Ozone keeps times as texts with three digits after the point, and compares them as texts. */
    private static final DateTimeFormatter AS_OZONE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

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

        /** Whether there was anything that nobody was told of before, and the latest time on the page. */
        private Taken take(JsonNode items) {
            boolean isNews = false;
            Instant last = Instant.EPOCH;
            for (JsonNode each : items) {
                Optional<String> id = Fields.whole(each, "id").map(n -> Long.toString(n));
                Optional<Instant> at = Fields.time(each, "createdAt").map(t -> t.truncatedTo(ChronoUnit.MILLIS));
                if (id.isPresent() && at.isPresent()) {
                    last = at.get().isAfter(last) ? at.get() : last;
                    latest = at.get().isAfter(latest) ? at.get() : latest;
                    if (ids.add(id.get() + "@" + at.get().toEpochMilli()) && !tail.knows(id.get())) {
                        isNews = true;
                        fresh.add(each);
                    }
                }
            }
            return new Taken(items.size() >= PAGE, isNews, last);
        }
    }

    private record Taken(boolean isFull, boolean isNews, Instant last) {}

    @Override
    public News after(String cursor) {
        Instant now = clock.instant();
        ReadingMark mark = ReadingMark.read(cursor).orElseGet(() -> ReadingMark.from(now));
        List<Pages> lists = new ArrayList<>();
        for (String status : WAITING) {
            Pages pages = new Pages(mark.reports());
            Optional<News.Later> trouble = read(Asked.reports(status), pages);
            if (trouble.isPresent()) {
                return trouble.get();
            }
            lists.add(pages);
        }
        Pages events = new Pages(mark.events());
        Optional<News.Later> trouble = read(Asked.EVERY_EVENT, events);
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

    /** What is asked for: a list, and the names of its limits. Reports come strictly after the one limit, events from it on. */
    private record Asked(String query, String field, String after, String before, Duration strictly) {
        static final Asked EVERY_EVENT = new Asked(EVENTS, "events", "createdAfter", "createdBefore", Duration.ZERO);

        static Asked reports(String status) {
            return new Asked(
                    REPORTS + "status=" + status + "&",
                    "reports",
                    "reportedAfter",
                    "reportedBefore",
                    Duration.ofMillis(1));
        }

        String from(Instant time) {
            return query + "sortDirection=asc&limit=" + PAGE + "&" + after + "=" + stamp(time.minus(strictly));
        }

        /** Everything of one millisecond, the greatest numbers first. */
        String at(Instant time) {
            return query + "sortDirection=desc&limit=" + PAGE + "&" + after + "=" + stamp(time.minus(strictly)) + "&"
                    + before + "=" + stamp(time.plusMillis(1));
        }

        private static String stamp(Instant time) {
            return encoded(AS_OZONE.format(time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time));
        }
    }

    private Optional<News.Later> read(Asked asked, Pages pages) {
        Instant from = pages.tail.from();
        Instant known = pages.tail.at();
        int news = 0;
        int old = 0;
        while (news < MOST_PAGES) {
            Part part = part(asked, asked.from(from), pages);
            if (part.trouble().isPresent() || !part.taken().isFull()) {
                return part.trouble();
            }
            Instant last = part.taken().last();
            if (last.isAfter(from)) {
                from = last;
            } else {
                Optional<News.Later> trouble = atOnce(asked, last, pages);
                if (trouble.isPresent()) {
                    return trouble;
                }
                from = last.plusMillis(1);
            }
            news += part.taken().isNews() ? 1 : 0;
            old += part.taken().isNews() ? 0 : 1;
            from = old >= MOST_KNOWN && from.isBefore(known) ? known : from;
        }
        pages.isAll = false;
        return Optional.empty();
    }

    private Optional<News.Later> atOnce(Asked asked, Instant time, Pages pages) {
        Optional<String> cursor = Optional.of("");
        for (int i = 0; i < MOST_AT_ONCE && cursor.isPresent(); i++) {
            Part part = part(asked, asked.at(time) + cursor.get(), pages);
            if (part.trouble().isPresent()) {
                return part.trouble();
            }
            cursor = part.cursor().filter(any -> part.taken().isFull()).map(c -> "&cursor=" + encoded(c));
        }
        return Optional.empty();
    }

    /** A page, or why there is none. */
    private record Part(Optional<News.Later> trouble, Taken taken, Optional<String> cursor) {}

    private Part part(Asked asked, String path, Pages pages) {
        Reply reply = access.get(path);
        if (reply instanceof Reply.Failed failed) {
            return without(new News.Later(failed.why(), failed.retryAt()));
        }
        Reply.Came came = (Reply.Came) reply;
        JsonNode items = came.body().path(asked.field());
        return came.status() == 200 && items.isArray()
                ? new Part(Optional.empty(), pages.take(items), Fields.word(came.body(), "cursor"))
                : without(new News.Later(why(came), came.retryAt()));
    }

    private static Part without(News.Later trouble) {
        return new Part(Optional.of(trouble), new Taken(false, false, Instant.EPOCH), Optional.empty());
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

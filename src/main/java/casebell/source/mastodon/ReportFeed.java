package casebell.source.mastodon;

import casebell.cases.CaseRef;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads on from a cursor: the reports that were opened since. Whoever was away misses none that is still open. The cursor is what Mastodon itself leads
 * on with, and nothing is read out of it; the caller stores it together with what follows from the reports.
 */
public final class ReportFeed {
    /** The cursor of somebody who has never read. */
    public static final String BEGINNING = "";

    private static final Comparator<CaseRef> BY_NUMBER = Comparator.comparing(ref -> new BigInteger(ref.id()));
    private static final int MOST_PAGES = 10;
    private static final Pattern CURSOR = Pattern.compile("/api/v1/admin/reports\\?[A-Za-z0-9_=&%.-]{1,500}");

    private final WireSettings settings;
    private final AdminApi api;

    public ReportFeed(WireSettings settings, InstantSource clock) {
        this.settings = settings;
        this.api = MastodonSystem.api(settings, clock);
    }

    /** What came of reading on. */
    public sealed interface News {
        /**
         * These were opened.
         *
         * @param refs those with the lower number first
         * @param cursor for the next time; the same when there is nothing new
         * @param isAll whether there are no more at the moment
         */
        record Opened(List<CaseRef> refs, String cursor, boolean isAll) implements News {
            public Opened {
                refs = List.copyOf(refs);
            }
        }

        /**
         * It did not work; the cursor stands.
         *
         * @param why in plain words for staff
         */
        record Later(String why, Optional<Instant> notBefore) implements News {}
    }

    /**
     * Reads on.
     *
     * @param cursor from the last time, or {@link #BEGINNING}
     */
    public News after(String cursor) {
        boolean isFirst = cursor.equals(BEGINNING);
        if (!isFirst && !CURSOR.matcher(cursor).matches()) {
            throw new IllegalArgumentException("A cursor is one that reading on has answered with");
        }
        Set<CaseRef> refs = new HashSet<>();
        String next = cursor;
        Pages.Page page = isFirst ? api.newest() : api.turn(cursor);
        for (int i = 1; page instanceof Pages.Page.Turned turned; i++) {
            turned.items().forEach(item -> ref(item).ifPresent(refs::add));
            boolean isEmpty = turned.items().isEmpty();
            Optional<String> newer =
                    turned.newer().filter(n -> CURSOR.matcher(n).matches());
            next = (isFirst && i > 1) || isEmpty ? next : newer.orElse(next);
            Optional<String> further = isEmpty ? Optional.empty() : isFirst ? turned.older() : newer;
            if (further.isEmpty() || i == MOST_PAGES) {
                return new News.Opened(refs.stream().sorted(BY_NUMBER).toList(), next, further.isEmpty());
            }
            page = api.turn(further.get());
        }
        return ((Pages.Page.Stopped) page).reply() instanceof Reply.Failed failed
                ? new News.Later(failed.why(), failed.retryAt())
                : new News.Later("The case system does not tell its list of reports", Optional.empty());
    }

    private Optional<CaseRef> ref(JsonNode item) {
        return ReportReader.id(item)
                .filter(id -> CaseRef.isValid(settings.name(), id))
                .map(id -> new CaseRef(settings.name(), id));
    }
}

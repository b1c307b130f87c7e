package casebell.source.mastodon;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The reports that were opened since. Whoever was away misses none that is still open. The cursor is what Mastodon itself leads on with, and nothing is
 * read out of it. Mastodon gives a report its number before others can see it, so one with a lower number may be seen later; therefore the newest page is
 * read each time as well.
 */
final class ReportFeed implements CaseFeed {
    private static final Comparator<CaseRef> BY_NUMBER = Comparator.comparing(ref -> new BigInteger(ref.id()));
    private static final int MOST_PAGES = 10;
    private static final Pattern CURSOR = Pattern.compile("/api/v1/admin/reports\\?[A-Za-z0-9_=&%.-]{1,500}");

    private final WireSettings settings;
    private final AdminApi api;

    ReportFeed(WireSettings settings, AdminApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public News after(String cursor) {
        boolean isFirst = cursor.equals(BEGINNING);
        if (!isFirst && !CURSOR.matcher(cursor).matches()) {
            throw new IllegalArgumentException("A cursor is one that reading on has answered with");
        }
        Set<CaseRef> refs = new HashSet<>();
        Pages.Page newest = api.newest();
        if (!(newest instanceof Pages.Page.Turned top)) {
            return later(newest);
        }
        take(top, refs);
        String next =
                isFirst ? top.newer().filter(n -> CURSOR.matcher(n).matches()).orElse(BEGINNING) : cursor;
        Optional<String> further = isFirst ? older(top) : Optional.of(cursor);
        for (int i = 1; further.isPresent(); i++) {
            if (i > MOST_PAGES) {
                return told(refs, next, false);
            }
            String asked = further.get();
            Pages.Page page = api.turn(asked);
            if (!(page instanceof Pages.Page.Turned turned)) {
                return later(page);
            }
            take(turned, refs);
            Optional<String> newer = turned.items().isEmpty()
                    ? Optional.empty()
                    : turned.newer().filter(n -> CURSOR.matcher(n).matches() && !n.equals(asked));
            next = isFirst ? next : newer.orElse(next);
            further = isFirst ? older(turned) : newer;
        }
        return told(refs, next, true);
    }

    private void take(Pages.Page.Turned page, Set<CaseRef> refs) {
        page.items().forEach(item -> ref(item).ifPresent(refs::add));
    }

    private static Optional<String> older(Pages.Page.Turned page) {
        return page.items().isEmpty() ? Optional.empty() : page.older();
    }

    private static News told(Set<CaseRef> refs, String next, boolean isAll) {
        return new News.Told(refs.stream().sorted(BY_NUMBER).map(Item::open).toList(), List.of(), next, isAll);
    }

    private static News later(Pages.Page page) {
        Reply reply = ((Pages.Page.Stopped) page).reply();
        return reply instanceof Reply.Failed failed
                ? new News.Later(failed.why(), failed.retryAt())
                : new News.Later(AdminApi.whyNoList((Reply.Came) reply), ((Reply.Came) reply).retryAt());
    }

    private Optional<CaseRef> ref(JsonNode item) {
        return ReportReader.id(item)
                .filter(id -> CaseRef.isValid(settings.name(), id))
                .map(id -> new CaseRef(settings.name(), id));
    }
}

package casebell.source.discourse;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.source.wire.Fields;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The flagged posts that wait, from the oldest on. Discourse has no cursor for them: ours is the number of those that were read, and the reading begins
 * anew when the end was reached. A case that is handled while pages are turned moves the others up, so one may be skipped, and the next reading from the
 * beginning has it.
 */
final class ReviewFeed implements CaseFeed {
    private static final int PAGE = 10;
    private static final int MOST_PAGES = 20;
    private static final int MOST_READ = 100_000;

    private final WireSettings settings;
    private final ReviewApi api;

    ReviewFeed(WireSettings settings, ReviewApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public String name() {
        return settings.name();
    }

    /** Two hundred at most. That there are more is what the forum says; where they are is ours to count. */
    @Override
    public News after(String cursor) {
        int read = cursor.matches("[0-9]{1,6}") ? Integer.parseInt(cursor) : 0;
        Set<CaseRef> refs = new LinkedHashSet<>();
        boolean isMore = true;
        for (int page = 0; isMore && page < MOST_PAGES; page++) {
            Reply reply = api.pending(read);
            if (reply instanceof Reply.Failed failed) {
                return new News.Later(failed.why(), failed.retryAt());
            }
            Reply.Came came = (Reply.Came) reply;
            if (came.status() != 200 || !came.body().path("reviewables").isArray()) {
                return new News.Later(ReviewApi.whyNoQueue(came), came.retryAt());
            }
            came.body()
                    .path("reviewables")
                    .forEach(each -> ReviewableReader.id(each, "id")
                            .filter(id -> CaseRef.isValid(settings.name(), id))
                            .ifPresent(id -> refs.add(new CaseRef(settings.name(), id))));
            read += PAGE;
            isMore = read < MOST_READ
                    && Fields.text(came.body().path("meta"), "load_more_reviewables", 1)
                            .isPresent();
        }
        String next = isMore ? Integer.toString(read - PAGE) : BEGINNING;
        return new News.Told(refs.stream().map(Item::open).toList(), List.of(), next, !isMore);
    }
}

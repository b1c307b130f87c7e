package casebell.source.discourse;

import casebell.cases.CaseRef;
import casebell.source.wire.Fields;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the flagged posts that wait, from the oldest on. There is no cursor: a case that is handled while pages are turned moves the others up, so one may
 * be skipped, and the next reading, which begins at the beginning, has it.
 */
public final class ReviewFeed {
    private static final int PAGE = 10;
    private static final int MOST_PAGES = 20;

    private final WireSettings settings;
    private final ReviewApi api;

    public ReviewFeed(WireSettings settings, InstantSource clock) {
        this.settings = settings;
        this.api = DiscourseSystem.api(settings, clock);
    }

    /** What came of reading. */
    public sealed interface News {
        /**
         * These wait.
         *
         * @param refs the oldest first
         * @param isAll whether there are no more
         */
        record Waiting(List<CaseRef> refs, boolean isAll) implements News {
            public Waiting {
                refs = List.copyOf(refs);
            }
        }

        /**
         * It did not work.
         *
         * @param why in plain words for staff
         */
        record Later(String why, Optional<Instant> notBefore) implements News {}
    }

    /** Reads them, two hundred at most. That there are more is what the forum says; where they are is ours to count. */
    public News waiting() {
        Set<CaseRef> refs = new LinkedHashSet<>();
        boolean isMore = true;
        for (int page = 0; isMore && page < MOST_PAGES; page++) {
            Reply reply = api.pending(page * PAGE);
            if (reply instanceof Reply.Failed failed) {
                return new News.Later(failed.why(), failed.retryAt());
            }
            Reply.Came came = (Reply.Came) reply;
            if (came.status() != 200 || !came.body().path("reviewables").isArray()) {
                return new News.Later("The case system does not tell its review queue", came.retryAt());
            }
            came.body()
                    .path("reviewables")
                    .forEach(each -> ReviewableReader.id(each, "id")
                            .filter(id -> CaseRef.isValid(settings.name(), id))
                            .ifPresent(id -> refs.add(new CaseRef(settings.name(), id))));
            isMore = Fields.text(came.body().path("meta"), "load_more_reviewables", 1)
                    .isPresent();
        }
        return new News.Waiting(List.copyOf(refs), !isMore);
    }
}

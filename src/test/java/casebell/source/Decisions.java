package casebell.source;

import casebell.review.ActionPlan;
import casebell.review.Approval;
import casebell.review.Decision;
import casebell.review.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decisions as the desk would hand them to an outlet. */
public final class Decisions {
    private Decisions() {}

    /** Approved at this moment by somebody who saw this version. */
    public static Decision of(String action, long version, Instant at) {
        return of(new ActionPlan(action, Optional.empty(), Optional.empty(), 1, false), version, at);
    }

    /** The same for a length of time. */
    public static Decision lasting(String action, Duration lasts, long version, Instant at) {
        return of(new ActionPlan(action, Optional.of(lasts), Optional.empty(), 1, false), version, at);
    }

    /** The same with a text for readers. */
    public static Decision noticing(String action, String notice, long version, Instant at) {
        return of(new ActionPlan(action, Optional.empty(), Optional.of(notice), 1, false), version, at);
    }

    private static Decision of(ActionPlan plan, long version, Instant at) {
        Suggestion suggestion = new Suggestion(
                1,
                version,
                "sha256:" + "0".repeat(64),
                List.of("violent-threat.direct"),
                "high",
                "A direct threat",
                List.of(),
                Optional.of(plan),
                List.of(),
                1,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                at);
        return new Decision("d-1", plan, suggestion, List.of(new Approval("101", Set.of(), at)), at);
    }
}

package casebell.source;

import casebell.cases.CaseRef;
import casebell.review.ActionOutlet;
import casebell.review.ActionOutlet.Answer;
import casebell.review.ActionOutlet.ReadBack;
import casebell.review.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Carries a decision out as the desk does: again after a growing pause, until it is done or will not be. */
final class Settling {
    private static final int MOST = 40;

    private final ActionOutlet outlet;
    private final TestClock clock;

    Settling(ActionOutlet outlet, TestClock clock) {
        this.outlet = outlet;
        this.clock = clock;
    }

    /** {@code done}, {@code moved} or {@code refused: …}. */
    String settle(CaseRef ref, Decision decision) {
        for (int attempt = 0; attempt < MOST; attempt++) {
            Answer answer = outlet.act(ref, decision);
            if (answer instanceof Answer.Refused refused) {
                return "refused: " + refused.why();
            } else if (answer instanceof Answer.Moved) {
                return "moved";
            } else if (answer instanceof Answer.Later later) {
                pass(attempt, later.notBefore());
            } else {
                ReadBack seen = outlet.readBack(ref, ((Answer.Accepted) answer).actionId());
                if (seen instanceof ReadBack.Applied) {
                    return "done";
                } else if (seen instanceof ReadBack.NotThere not) {
                    return "refused: " + not.why();
                }
                pass(attempt, seen instanceof ReadBack.Later later ? later.notBefore() : Optional.empty());
            }
        }
        throw new AssertionError("It does not come to an end");
    }

    private void pass(int attempt, Optional<Instant> notBefore) {
        clock.forward(Duration.ofSeconds(5L << Math.min(attempt, 5)));
        notBefore
                .filter(at -> at.isAfter(clock.instant()))
                .ifPresent(at -> clock.forward(Duration.between(clock.instant(), at)));
    }
}

package casebell.review;

import casebell.cases.Snapshot;
import java.util.Optional;

/** Whether a case system can do what is proposed, as far as it told before. */
public final class Feasible {
    private Feasible() {}

    /** Why it cannot, one sentence without its full stop; empty when it can, or told nothing about it. */
    public static Optional<String> hindrance(Snapshot snapshot, ActionPlan plan) {
        return snapshot.meansOf(plan.action()).flatMap(means -> {
            if (!means.isPossible()) {
                return Optional.of(means.effect());
            }
            return means.canEnd() || plan.lasts().isEmpty()
                    ? Optional.empty()
                    : Optional.of("The case system cannot end an action by itself after some time");
        });
    }
}

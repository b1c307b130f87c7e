package casebell.review;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which ways lead from which stage of a decision to which: all of them, by the entry that is written on the way. */
final class CaseWays {
    /** Said at any stage, and no way by itself. */
    private static final Set<String> BESIDE = Set.of(
            "case.judged",
            "review.recused",
            "review.dissented",
            "appeal.tell-requested",
            "appeal.tell-delayed",
            "appeal.told",
            "appeal.not-told",
            "test.began");

    private static final Map<At, Map<String, At>> WAYS = Map.of(
            At.OPEN,
                    Map.ofEntries(
                            Map.entry("review.approved", At.OPEN),
                            Map.entry("review.approval-lapsed", At.OPEN),
                            Map.entry("review.policy-moved", At.OPEN),
                            Map.entry("review.claimed", At.OPEN),
                            Map.entry("review.handed-over", At.OPEN),
                            Map.entry("review.opinion-asked", At.OPEN),
                            Map.entry("review.snoozed", At.OPEN),
                            Map.entry("review.snooze-ended", At.OPEN),
                            Map.entry("review.deadline-near", At.OPEN),
                            Map.entry("review.decided", At.DECIDED),
                            Map.entry("review.dismissed", At.DISMISSED),
                            Map.entry("review.reversal-dropped", At.DONE)),
            At.DECIDED,
                    Map.of(
                            "review.approval-lapsed", At.DECIDED,
                            "action.held-back", At.DECIDED,
                            "action.requested", At.ACTING,
                            "review.undone", At.OPEN),
            At.ACTING,
                    Map.of(
                            "action.held-back", At.ACTING,
                            "action.delayed", At.ACTING,
                            "action.done", At.DONE,
                            "action.refused", At.REFUSED,
                            "action.moved", At.OPEN),
            At.DONE,
                    Map.of(
                            "appeal.opened", At.DONE,
                            "appeal.upheld", At.DONE,
                            "appeal.overturned", At.DONE,
                            "review.reversal-proposed", At.OPEN,
                            "review.reopened", At.OPEN),
            At.REFUSED, Map.of("review.reopened", At.OPEN),
            At.DISMISSED, Map.of("review.undone", At.OPEN, "review.reopened", At.OPEN));

    private CaseWays() {}

    /** A stage, without what it holds. */
    enum At {
        OPEN,
        DECIDED,
        ACTING,
        DONE,
        REFUSED,
        DISMISSED
    }

    static At at(Stage stage) {
        return stage.fold(new Stage.Cases<>(
                s -> At.OPEN, s -> At.DECIDED, s -> At.ACTING, s -> At.DONE, s -> At.REFUSED, s -> At.DISMISSED));
    }

    /** The decision that was made and whose end is not known yet. */
    static Optional<String> waits(Stage stage) {
        return stage.fold(new Stage.Cases<Optional<String>>(
                s -> Optional.empty(),
                s -> Optional.of(s.decision().id()),
                s -> Optional.of(s.decision().id()),
                s -> Optional.empty(),
                s -> Optional.empty(),
                s -> Optional.empty()));
    }

    /** Where this leads; nowhere when nothing like it may happen there. */
    static At next(At from, String type) {
        if (BESIDE.contains(type)) {
            return from;
        }
        At to = WAYS.getOrDefault(from, Map.of()).get(type);
        if (to == null) {
            throw new AssertionError("No way: " + type + " while " + from);
        }
        return to;
    }

    /** All ways, as {@link CaseBook#ways} counts them. */
    static Set<String> all() {
        Set<String> all = new java.util.TreeSet<>();
        WAYS.forEach((from, ways) -> ways.forEach((type, to) -> all.add(from + " " + type + " " + to)));
        return all;
    }
}

package casebell.policy;

import java.time.Duration;
import java.util.Optional;

/** An action as a rule plans it; facts decide the rest. */
sealed interface Planned {
    /**
     * One action.
     *
     * @param kind which
     * @param lasts how long; empty means until reversed
     * @param notice what readers see
     */
    record Fixed(ActionKind kind, Optional<Duration> lasts, Optional<Notice> notice) implements Planned {
        Verdict.Action in(Optional<String> language) {
            return new Verdict.Action(
                    kind.name(), lasts, notice.map(n -> n.shownIn(language)), kind.isReversible(), kind.approvals());
        }
    }

    /** Whatever the strikes of the author come to on a ladder. */
    record ByStrikes(StrikeLadder ladder) implements Planned {}
}

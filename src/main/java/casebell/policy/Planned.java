package casebell.policy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An action as a rule plans it; facts decide the rest. */
sealed interface Planned {
    /** One action. */
    final class Fixed implements Planned {
        private final ActionKind kind;
        private final Optional<Duration> lasts;
        private final Optional<Notice> notice;
        /** With each text of the notice; one when there is no notice. */
        private final List<Verdict.Action> told;

        /**
         * @param kind which
         * @param lasts how long; empty means until reversed
         * @param notice what readers see
         */
        Fixed(ActionKind kind, Optional<Duration> lasts, Optional<Notice> notice) {
            this.kind = kind;
            this.lasts = lasts;
            this.notice = notice;
            told = notice.map(n -> n.texts().stream()
                            .map(text -> told(Optional.of(new Verdict.Shown(n.id(), text.words()))))
                            .toList())
                    .orElseGet(() -> List.of(told(Optional.empty())));
        }

        private Verdict.Action told(Optional<Verdict.Shown> shown) {
            return new Verdict.Action(kind.name(), lasts, shown, kind.isReversible(), kind.approvals());
        }

        ActionKind kind() {
            return kind;
        }

        Optional<Duration> lasts() {
            return lasts;
        }

        Optional<Notice> notice() {
            return notice;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Fixed that
                    && kind.equals(that.kind)
                    && lasts.equals(that.lasts)
                    && notice.equals(that.notice);
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, lasts, notice);
        }

        /** For readers of a post in this language. */
        Verdict.Action in(Optional<String> language) {
            return told.get(notice.isPresent() ? notice.get().choose(language) : 0);
        }
    }

    /** Whatever the strikes of the author come to on a ladder. */
    record ByStrikes(StrikeLadder ladder) implements Planned {}
}

package casebell.source.wire;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.source.Secret;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Verifies and reads what a case system delivers by itself. */
@FunctionalInterface
public interface CaseHook {
    /**
     * Verifies before it reads.
     *
     * @param header finds a header by its name
     * @param body as it came, byte for byte
     */
    Heard hear(Function<String, Optional<String>> header, byte[] body);

    /** What a delivery was. */
    sealed interface Heard {
        /** Something happened to this case. */
        record News(CaseFeed.Item item) implements Heard {
            /** It is not told what. */
            public News(CaseRef ref) {
                this(CaseFeed.Item.changed(ref));
            }
        }

        /** It is genuine, and about something else. */
        record Other() implements Heard {}

        /** It is not signed with the secret, or cannot be looked at. */
        record Forged() implements Heard {}
    }

    /** Makes one. */
    @FunctionalInterface
    interface Maker {
        /**
         * Makes the hook of one source.
         *
         * @param source the configured name
         * @param secret that the deliveries are signed with
         * @param clock for deliveries that must not be old
         */
        CaseHook make(String source, Secret secret, InstantSource clock);
    }
}

package casebell.intake;

import java.time.Duration;
import java.util.Optional;

/** A connection to a case system, as those want to know it who keep it running. */
public interface CaseLine {
    /** The configured name of the system. */
    String source();

    /** How it is now. */
    State state();

    /**
     * How a connection is.
     *
     * @param calls that were made since the start, tries of the same call counted once
     * @param failures how many of them brought nothing that can be used
     * @param trouble why the last call failed, one sentence without its full stop; empty when it did not fail
     * @param room how often the system may still be called; empty when only it knows
     */
    record State(Circuit circuit, long calls, long failures, Optional<String> trouble, Optional<Room> room) {}

    /** Whether calls are made. */
    enum Circuit {
        /** As usual. */
        CLOSED,
        /** A few, to see whether it works again. */
        TRYING,
        /** None for a while, because it kept failing. */
        OPEN
    }

    /**
     * An allowance.
     *
     * @param left how many calls are left
     * @param most how many there are in any such length of time
     */
    record Room(int left, int most, Duration window) {}
}

package casebell.source.ozone;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** How far reports and events were read. */
record ReadingMark(Tail reports, Tail events) {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,15} [0-9@,]*;[0-9]{1,15} [0-9@,]*");

    /** Our clock and Ozone's may differ by this much. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    /** Every report that waits, and the events from now on. */
    static ReadingMark from(Instant now) {
        return new ReadingMark(Tail.at(Instant.EPOCH), Tail.at(now.minus(CLOCKS_APART)));
    }

    /** As it was written; empty when it is something else. */
    static Optional<ReadingMark> read(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split(";", 2);
        return Optional.of(new ReadingMark(Tail.read(parts[0]), Tail.read(parts[1])));
    }

    String write() {
        return reports.write() + ";" + events.write();
    }
}

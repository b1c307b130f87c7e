package casebell.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Shows how far long work has come: a bar that moves at a terminal, a line now and then elsewhere. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final InstantSource clock;
    private final boolean moves;
    private final Instant begin;
    private final long before;
    private Instant shownAt;
    private boolean isShown;

    /**
     * @param moves whether the line may be written over
     * @param before how many an earlier run had done
     */
    Progress(PrintWriter out, InstantSource clock, boolean moves, long before) {
        this.out = out;
        this.clock = clock;
        this.moves = moves;
        this.before = before;
        this.begin = clock.instant();
        this.shownAt = begin;
    }

    /**
     * Shows it, if it was not shown a moment ago.
     *
     * @param done from 0 to 1
     * @param count how many are done in all
     */
    void show(double done, long count, String what) {
        Instant now = clock.instant();
        if (shownAt.plus(moves ? Duration.ofMillis(200) : Duration.ofSeconds(10))
                .isAfter(now)) {
            return;
        }
        shownAt = now;
        isShown = true;
        String line = line(done, count, what);
        if (moves) {
            out.print("\r" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** The line that is left behind: how many in what time. */
    void end(long count, String what) {
        if (moves && isShown) {
            out.print("\r" + " ".repeat(WIDTH + 60) + "\r");
        }
        Duration took = Duration.between(begin, clock.instant());
        out.println(String.format(
                Locale.ROOT,
                "%,d %s in %.1f s, %,d a second.",
                count - before,
                what,
                took.toMillis() / 1000.0,
                rate(count)));
    }

    private String line(double done, long count, String what) {
        int full = (int) Math.round(Math.max(0, Math.min(1, done)) * WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d %s, %,d a second",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                Math.round(done * 100),
                count,
                what,
                rate(count));
    }

    private long rate(long count) {
        long millis = Math.max(1, Duration.between(begin, clock.instant()).toMillis());
        return (count - before) * 1000 / millis;
    }
}

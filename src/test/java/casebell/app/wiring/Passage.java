package casebell.app.wiring;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Stops a case for good at the step that was named for it, and says so. From then on nothing happens to that case in this process: when the process
 * is killed, the case was exactly there.
 */
final class Passage {
    /** How a stop is announced. */
    static final String STOPPED = "STOPPED ";

    private final Set<String> stops;
    private final PrintStream out;
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    /**
     * @param stops each {@code <place>@<case>}
     * @param out where stops are announced
     */
    Passage(Set<String> stops, PrintStream out) {
        this.stops = Set.copyOf(stops);
        this.out = out;
    }

    /**
     * Passes, or stops here when this is the place.
     *
     * @throws IllegalStateException when the case is stopped already: whoever wants something of it fails, and holds nothing up that other cases need
     */
    void pass(String place, Object subject) {
        if (stopped.contains(subject.toString())) {
            throw new IllegalStateException(subject + " is stopped; nothing happens to it any more");
        }
        stopAt(place, subject);
    }

    /** Stops here when this is the place. */
    void stopAt(String place, Object subject) {
        String stop = place + "@" + subject;
        if (stops.contains(stop)) {
            stopped.add(subject.toString());
            out.println(STOPPED + stop);
            out.flush();
            stay();
        }
    }

    private static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody leaves this place", e);
        }
    }
}

package casebell.sandbox.rest;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What a test orders to go wrong in the calls of bots. Paths are given without {@code /api/v10}, and found anywhere in it. */
public final class Faults {
    private final CopyOnWriteArrayList<Fault> ordered = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Bucket> buckets = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();

    /** The ways in which a call goes wrong. */
    enum Kind {
        STATUS,
        LIMIT,
        LIMIT_EVERYTHING,
        SLOW,
        DROP
    }

    /**
     * One fault.
     *
     * @param afterEffect whether the call takes effect before the answer is spoiled
     * @param time how long to wait
     * @param left how many calls it still spoils
     */
    record Fault(
            String method,
            Pattern path,
            Kind kind,
            int status,
            boolean afterEffect,
            Duration time,
            AtomicInteger left) {
        boolean fits(String calledMethod, String calledPath) {
            return left.get() > 0
                    && method.equals(calledMethod)
                    && path.matcher(calledPath).find();
        }
    }

    /** A bucket that is smaller than usual. */
    record Bucket(String method, Pattern path, int size, Duration window) {}

    /** The next calls that match are refused, and nothing happens. */
    public void refuseNext(int count, String method, String path, int status) {
        order(count, method, path, new Way(Kind.STATUS, status, false, Duration.ZERO));
    }

    /** The next calls that match take effect, and are answered with this status all the same. */
    public void loseAnswerOfNext(int count, String method, String path, int status) {
        order(count, method, path, new Way(Kind.STATUS, status, true, Duration.ZERO));
    }

    /** The next calls that match are answered 429. */
    public void limitNext(int count, String method, String path, int retryAfterSeconds) {
        order(count, method, path, new Way(Kind.LIMIT, 429, false, Duration.ofSeconds(retryAfterSeconds)));
    }

    /** The next calls that match are answered 429, and told that it holds for every route. */
    public void limitEverythingAtNext(int count, String method, String path, int retryAfterSeconds) {
        order(count, method, path, new Way(Kind.LIMIT_EVERYTHING, 429, false, Duration.ofSeconds(retryAfterSeconds)));
    }

    /** The next calls that match take effect at once, and are answered late. */
    public void slowNext(int count, String method, String path, Duration by) {
        order(count, method, path, new Way(Kind.SLOW, 0, true, by));
    }

    /** The connection of the next calls that match breaks in the middle of the answer; they may take effect before. */
    public void dropNext(int count, String method, String path, boolean afterEffect) {
        order(count, method, path, new Way(Kind.DROP, 0, afterEffect, Duration.ZERO));
    }

    /** The bucket of every route that matches holds this many calls in a window, until {@link #clear}. */
    public void bucket(String method, String path, int size, Duration window) {
        buckets.add(new Bucket(method, Pattern.compile(path), size, window));
    }

    /** Every call of bots is answered 503. */
    public void away(boolean isAway) {
        away.set(isAway);
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        ordered.clear();
        buckets.clear();
        away.set(false);
    }

    private record Way(Kind kind, int status, boolean afterEffect, Duration time) {}

    private void order(int count, String method, String path, Way way) {
        ordered.add(new Fault(
                method,
                Pattern.compile(path),
                way.kind(),
                way.status(),
                way.afterEffect(),
                way.time(),
                new AtomicInteger(count)));
    }

    boolean isAway() {
        return away.get();
    }

    Optional<Bucket> bucketOf(String method, String path) {
        return buckets.stream()
                .filter(b -> b.method().equals(method) && b.path().matcher(path).find())
                .findFirst();
    }

    Optional<Fault> take(String method, String path) {
        for (Iterator<Fault> each = ordered.iterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (fault.fits(method, path) && fault.left().getAndDecrement() > 0) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}

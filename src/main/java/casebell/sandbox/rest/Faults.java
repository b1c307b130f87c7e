package casebell.sandbox.rest;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What a test orders to go wrong in the calls of bots. */
public final class Faults {
    private final CopyOnWriteArrayList<Fault> ordered = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * One fault.
     *
     * @param method the HTTP method
     * @param path what the path matches, without {@code /api/v10}
     * @param status what is answered
     * @param afterEffect whether the call takes effect before the answer is spoiled
     * @param retryAfter seconds to wait, for a 429
     * @param left how many calls it still spoils
     */
    record Fault(String method, Pattern path, int status, boolean afterEffect, int retryAfter, AtomicInteger left) {
        boolean fits(String calledMethod, String calledPath) {
            return left.get() > 0
                    && method.equals(calledMethod)
                    && path.matcher(calledPath).find();
        }
    }

    /** The next calls that match are refused, and nothing happens. */
    public void refuseNext(int count, String method, String path, int status) {
        ordered.add(new Fault(method, Pattern.compile(path), status, false, 0, new AtomicInteger(count)));
    }

    /** The next calls that match take effect, and are answered with this status all the same. */
    public void loseAnswerOfNext(int count, String method, String path, int status) {
        ordered.add(new Fault(method, Pattern.compile(path), status, true, 0, new AtomicInteger(count)));
    }

    /** The next calls that match are answered 429. */
    public void limitNext(int count, String method, String path, int retryAfterSeconds) {
        ordered.add(new Fault(method, Pattern.compile(path), 429, false, retryAfterSeconds, new AtomicInteger(count)));
    }

    /** Every call of bots is answered 503. */
    public void away(boolean isAway) {
        away.set(isAway);
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        ordered.clear();
        away.set(false);
    }

    boolean isAway() {
        return away.get();
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

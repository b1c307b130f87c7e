package casebell.sandbox.cases.fault;

import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.cases.wire.FaultSource;
import casebell.sandbox.cases.wire.Gate;
import casebell.sandbox.cases.wire.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which faults wait on which route. Faults of one route happen in the order in which they were asked for; the next begins when the one
 * before has happened often enough.
 *
 * @param <R> the routes of a server
 */
public final class Faults<R> implements FaultSource {
    private static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<R, Deque<Planned>> planned = new HashMap<>();
    private final Gate gate;
    private final Function<Request, Optional<R>> routes;

    /**
     * @param routes finds the route of a request
     */
    public Faults(Gate gate, Function<Request, Optional<R>> routes) {
        this.gate = gate;
        this.routes = routes;
    }

    private record Planned(Fault fault, int times) {}

    /** The next so many requests on this route meet this fault. */
    public synchronized Faults<R> next(int times, R route, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + times);
        }
        planned.computeIfAbsent(route, any -> new ArrayDeque<>()).addLast(new Planned(fault, times));
        return this;
    }

    /** The next request on this route meets this fault. */
    public Faults<R> next(R route, Fault fault) {
        return next(1, route, fault);
    }

    /** Every request on this route meets this fault until it is cleared. */
    public Faults<R> always(R route, Fault fault) {
        return next(ALWAYS, route, fault);
    }

    /** Ends the faults of one route. Answers that are stalled now, on any route, go on. */
    public synchronized void clear(R route) {
        planned.remove(route);
        gate.open();
    }

    /** Ends all faults; answers that are stalled go on. */
    public synchronized void clear() {
        planned.clear();
        gate.open();
    }

    /** How many faults are still to come on this route; {@link Integer#MAX_VALUE} when it is for always. */
    public synchronized int left(R route) {
        long sum = planned.getOrDefault(route, new ArrayDeque<>()).stream()
                .mapToLong(Planned::times)
                .sum();
        return (int) Math.min(sum, ALWAYS);
    }

    @Override
    public synchronized Met next(Request request) {
        Optional<R> route = routes.apply(request);
        return new Met(route.map(this::take).orElse(Fault.NONE), gate.turn());
    }

    private Fault take(R route) {
        Deque<Planned> waiting = planned.getOrDefault(route, new ArrayDeque<>());
        Planned first = waiting.pollFirst();
        if (first == null) {
            return Fault.NONE;
        }
        if (first.times() == ALWAYS) {
            waiting.addFirst(first);
        } else if (first.times() > 1) {
            waiting.addFirst(new Planned(first.fault(), first.times() - 1));
        }
        return first.fault();
    }
}

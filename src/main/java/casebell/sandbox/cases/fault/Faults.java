package casebell.sandbox.cases.fault;

import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.cases.wire.FaultSource;
import casebell.sandbox.cases.wire.Gate;
import casebell.sandbox.cases.wire.Request;
import casebell.sandbox.cases.wire.Route;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which faults wait on which route. Faults of one route happen in the order in which they were asked for; the next begins when the one
 * before has happened often enough.
 */
public final class Faults implements FaultSource {
    private static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<Route, Deque<Planned>> planned = new EnumMap<>(Route.class);
    private final Gate gate;

    public Faults(Gate gate) {
        this.gate = gate;
    }

    private record Planned(Fault fault, int times) {}

    /** The next so many requests on this route meet this fault. */
    public synchronized Faults next(int times, Route route, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + times);
        }
        planned.computeIfAbsent(route, any -> new ArrayDeque<>()).addLast(new Planned(fault, times));
        return this;
    }

    /** The next request on this route meets this fault. */
    public Faults next(Route route, Fault fault) {
        return next(1, route, fault);
    }

    /** Every request on this route meets this fault until it is cleared. */
    public Faults always(Route route, Fault fault) {
        return next(ALWAYS, route, fault);
    }

    /** Ends the faults of one route. Answers that are stalled now, on any route, go on. */
    public synchronized void clear(Route route) {
        planned.remove(route);
        gate.open();
    }

    /** Ends all faults; answers that are stalled go on. */
    public synchronized void clear() {
        planned.clear();
        gate.open();
    }

    /** How many faults are still to come on this route; {@link Integer#MAX_VALUE} when it is for always. */
    public synchronized int left(Route route) {
        long sum = planned.getOrDefault(route, new ArrayDeque<>()).stream()
                .mapToLong(Planned::times)
                .sum();
        return (int) Math.min(sum, ALWAYS);
    }

    @Override
    public synchronized Met next(Request request) {
        Optional<Route> route = request.route();
        return new Met(route.map(this::take).orElse(Fault.NONE), gate.turn());
    }

    private Fault take(Route route) {
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

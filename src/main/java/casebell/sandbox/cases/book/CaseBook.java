package casebell.sandbox.cases.book;

import casebell.sandbox.cases.contract.Order;
import casebell.sandbox.cases.contract.Problem;
import casebell.sandbox.cases.contract.Reply;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All cases, behind one lock. Every change takes the next number in the order of changes, so following it misses nothing. */
public final class CaseBook {
    private final URI base;
    private final InstantSource clock;
    private final Consumer<CaseEvent> listener;
    private final ActionDesk desk;
    private final Map<String, ScriptedCase> waiting = new LinkedHashMap<>();
    private final Map<String, DemoCase> cases = new LinkedHashMap<>();
    private final NavigableMap<Long, DemoCase> byChange = new TreeMap<>();
    private final Cursors cursors = new Cursors();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private long lastSequence;

    /**
     * An empty book.
     *
     * @param base the address under which case pages are served
     * @param queueDelay how long a queued action takes
     * @param listener called in the order of changes, under the lock: it must only take note
     */
    public CaseBook(URI base, InstantSource clock, Duration queueDelay, Consumer<CaseEvent> listener) {
        this.base = base;
        this.clock = clock;
        this.listener = listener;
        this.desk = new ActionDesk(queueDelay);
    }

    /** Opens the book: cases that are not held are there from the beginning, oldest first, and nobody is told of them. */
    public void open(List<ScriptedCase> story, boolean holding) {
        locked(() -> {
            Instant now = now();
            story.stream().filter(scripted -> holding && scripted.held()).forEach(s -> waiting.put(s.id(), s));
            story.stream()
                    .filter(scripted -> !waiting.containsKey(scripted.id()))
                    .map(scripted -> new DemoCase(scripted, base, now))
                    .sorted(Comparator.comparing(DemoCase::openedAt).thenComparing(DemoCase::id))
                    .forEach(opened -> {
                        cases.put(opened.id(), opened);
                        place(opened);
                    });
            return true;
        });
    }

    public Reply read(String id) {
        return locked(() -> {
            DemoCase found = cases.get(id);
            if (found == null) {
                return Problem.noSuchCase();
            }
            return found.isErased()
                    ? Problem.erased()
                    : Reply.of(200, found.json().deepCopy(), found.version());
        });
    }

    /** A page of changes after the cursor. */
    public Reply follow(Optional<String> cursor, int limit) {
        return locked(() -> {
            Instant now = now();
            long after = 0;
            if (cursor.isPresent()) {
                if (!Cursors.looksLikeOne(cursor.orElseThrow())) {
                    return Problem.badRequest(List.of("after: is not a cursor"));
                }
                Optional<Cursors.Place> place = cursors.open(cursor.orElseThrow());
                if (place.isEmpty()) {
                    return Problem.cursorExpired("This server does not know this cursor. Start again without one.");
                }
                if (!place.orElseThrow().isStillValid(now)) {
                    return Problem.cursorExpired("This cursor is older than seven days. Start again without one.");
                }
                after = place.orElseThrow().sequence();
            }
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            ArrayNode items = page.putArray("items");
            long last = after;
            for (DemoCase changed : byChange.tailMap(after, false).values()) {
                if (items.size() == limit) {
                    break;
                }
                items.add(changed.listed());
                last = changed.sequence();
            }
            page.put("next", cursors.issue(last, now));
            page.put("more", byChange.higherKey(last) != null);
            return Reply.of(200, page);
        });
    }

    /** Acts or undoes, exactly once for each key. */
    public Reply carryOut(Order order) {
        return locked(() -> {
            DemoCase found = cases.get(order.caseId());
            if (found == null) {
                return Problem.noSuchCase();
            }
            if (found.isErased()) {
                return Problem.erased();
            }
            return desk.carryOut(order, found, now(), () -> changed(found));
        });
    }

    /** Lets a held case happen now. Returns false when it has happened already. */
    public boolean release(String id) {
        return locked(() -> {
            ScriptedCase scripted = waiting.remove(id);
            if (scripted == null) {
                demand(id);
                return false;
            }
            DemoCase opened = new DemoCase(scripted, base, now());
            cases.put(id, opened);
            place(opened);
            tell("case.opened", opened);
            return true;
        });
    }

    /** Lets these cases happen now, in this order; those that are there already are left as they are. */
    public void happen(List<ScriptedCase> flood) {
        locked(() -> {
            Instant now = now();
            for (ScriptedCase scripted : flood) {
                if (!cases.containsKey(scripted.id())) {
                    DemoCase opened = new DemoCase(scripted, base, now);
                    cases.put(scripted.id(), opened);
                    place(opened);
                    tell("case.opened", opened);
                }
            }
            return true;
        });
    }

    /** The ids of the cases that wait to be released, in the order of the story. */
    public List<String> held() {
        return locked(() -> List.copyOf(waiting.keySet()));
    }

    /** Changes a case as somebody in the platform's own console would. */
    public void change(String id, String what, Consumer<ObjectNode> edit) {
        locked(() -> {
            DemoCase found = demand(id);
            long version = found.version();
            edit.accept(found.json());
            found.json().put("id", id).put("version", version);
            found.note(now(), what);
            changed(found);
            return true;
        });
    }

    public DoneAction actElsewhere(String id, String action) {
        return locked(() -> {
            DemoCase found = demand(id);
            ObjectNode entry = found.add(action, "staff", "applied", now());
            changed(found);
            return DoneAction.of(entry);
        });
    }

    public void erase(String id) {
        locked(() -> {
            DemoCase found = demand(id);
            found.erase(now());
            changed(found);
            return true;
        });
    }

    public List<DoneAction> actions(String id) {
        return locked(() -> {
            List<DoneAction> done = new java.util.ArrayList<>();
            demand(id).json().path("actions").forEach(entry -> done.add(DoneAction.of((ObjectNode) entry)));
            return List.copyOf(done);
        });
    }

    public long version(String id) {
        return locked(() -> demand(id).version());
    }

    public List<CaseSheet> sheets() {
        return locked(() ->
                byChange.descendingMap().values().stream().map(DemoCase::sheet).toList());
    }

    public Optional<CaseSheet> findSheet(String id) {
        return locked(() -> Optional.ofNullable(cases.get(id)).map(DemoCase::sheet));
    }

    /** Applies queued actions whose time has come. */
    public void settle() {
        locked(() -> true);
    }

    /** Waits until the case has so many actions that came through the contract. Returns false when the time is over. */
    public boolean awaitActions(String id, int count, Duration patience) throws InterruptedException {
        BooleanSupplier enough = () ->
                actions(id).stream().filter(done -> done.by().equals("api")).count() >= count;
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!enough.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = change.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Everything happens in here, after what was due by now has happened. */
    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            Instant now = now();
            for (DemoCase each : cases.values()) {
                while (each.settleOne(now)) {
                    changed(each);
                }
            }
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** To the millisecond: enough for people, and the same in every answer. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private DemoCase demand(String id) {
        DemoCase found = cases.get(id);
        if (found == null) {
            throw new IllegalArgumentException("There is no case " + id + " (held: " + waiting.keySet() + ")");
        }
        return found;
    }

    private void changed(DemoCase changed) {
        byChange.remove(changed.sequence());
        lastSequence++;
        changed.changed(lastSequence, now());
        byChange.put(lastSequence, changed);
        tell(changed.isClosed() ? "case.closed" : "case.updated", changed);
    }

    private void place(DemoCase opened) {
        lastSequence++;
        opened.takePlace(lastSequence);
        byChange.put(lastSequence, opened);
    }

    private void tell(String event, DemoCase about) {
        change.signalAll();
        listener.accept(new CaseEvent(event, about.id(), about.version(), now()));
    }
}

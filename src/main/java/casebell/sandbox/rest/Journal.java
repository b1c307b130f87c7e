package casebell.sandbox.rest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every call that was made, in order. */
public final class Journal {
    private final CopyOnWriteArrayList<Line> lines = new CopyOnWriteArrayList<>();

    /**
     * One call.
     *
     * @param by the username
     * @param body the JSON that was sent; empty when none
     */
    public record Line(String by, String method, String path, String body, int status) {}

    void add(Line line) {
        lines.add(line);
    }

    /** All calls so far. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The calls with this method whose path contains the part. */
    public List<Line> of(String method, String part) {
        return lines.stream()
                .filter(l -> l.method().equals(method) && l.path().contains(part))
                .toList();
    }
}

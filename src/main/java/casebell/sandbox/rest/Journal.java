package casebell.sandbox.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Every call that was made, in order; the oldest go when they take too much room together. */
public final class Journal {
    private static final int MOST_LINES = 20_000;
    private static final int MOST_CHARACTERS = 16 << 20;

    private final Deque<Line> lines = new ArrayDeque<>();
    private int characters;

    /**
     * One call.
     *
     * @param by the username
     * @param body the JSON that was sent; empty when none
     * @param status 0 when the connection was broken off
     * @param answer the JSON that was answered; empty when none
     */
    public record Line(String by, String method, String path, String body, int status, String answer) {
        int size() {
            return body.length() + answer.length();
        }
    }

    synchronized void add(Line line) {
        lines.add(line);
        characters += line.size();
        while (lines.size() > 1 && (lines.size() > MOST_LINES || characters > MOST_CHARACTERS)) {
            characters -= lines.removeFirst().size();
        }
    }

    /** All calls so far. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The calls with this method whose path contains the part. */
    public List<Line> of(String method, String part) {
        return lines().stream()
                .filter(l -> l.method().equals(method) && l.path().contains(part))
                .toList();
    }
}

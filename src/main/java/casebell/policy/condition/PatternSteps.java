package casebell.policy.condition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The steps of a pattern: each takes a character of a set, forks, asks where it stands, or says that the pattern is found. */
final class PatternSteps {
    private static final int MOST = 500;

    private static final int AT_THE_END = 0;

    private final List<Step> steps = new ArrayList<>();
    private int start;
    private boolean asksForBorders;

    private PatternSteps() {}

    /** What a step does. */
    private enum Kind {
        TAKE,
        FORK,
        AT_START,
        AT_END,
        AT_BORDER,
        WITHIN,
        FOUND
    }

    /**
     * One step.
     *
     * @param set of a step that takes
     * @param next the step after it
     * @param other of a fork
     */
    private record Step(Kind kind, CharacterSet set, int next, int other) {}

    /**
     * A part of a pattern, which can be written more than once.
     *
     * @param traces what it leaves in a text
     */
    record Piece(Writing writing, Traces traces) {
        /** Writes it before a step; returns its first step. */
        int before(PatternSteps steps, int next) {
            return writing.before(steps, next);
        }
    }

    /** How a piece is written. */
    interface Writing {
        /** Writes it before a step; returns its first step. */
        int before(PatternSteps steps, int next);
    }

    static Optional<PatternSteps> of(String pattern, boolean isLoose) {
        return PatternParser.parse(pattern, isLoose).flatMap(piece -> {
            PatternSteps steps = new PatternSteps();
            int found = steps.add(new Step(Kind.FOUND, CharacterSet.NONE, AT_THE_END, AT_THE_END));
            steps.start = piece.before(steps, found);
            steps.asksForBorders =
                    steps.steps.stream().anyMatch(s -> s.kind() == Kind.AT_BORDER || s.kind() == Kind.WITHIN);
            return steps.steps.size() < MOST ? Optional.of(steps) : Optional.empty();
        });
    }

    /** What any text needs in which the pattern is found; nothing, when the pattern is not known here. */
    static Needed needed(String pattern) {
        return PatternParser.parse(pattern, true)
                .map(piece -> piece.traces().needed())
                .orElse(Needed.NOTHING);
    }

    private int add(Step step) {
        // what is too large is thrown away whole
        if (steps.size() < MOST) {
            steps.add(step);
        }
        return steps.size() - 1;
    }

    static Piece take(CharacterSet set) {
        return new Piece((steps, next) -> steps.add(new Step(Kind.TAKE, set, next, next)), Traces.of(set));
    }

    static Piece nothing() {
        return new Piece((steps, next) -> next, Traces.EMPTY);
    }

    static Piece then(Piece first, Piece second) {
        return new Piece(
                (steps, next) -> first.before(steps, second.before(steps, next)),
                first.traces().then(second.traces()));
    }

    static Piece either(Piece one, Piece other) {
        return new Piece(
                (steps, next) -> steps.fork(one.before(steps, next), other.before(steps, next)),
                one.traces().or(other.traces()));
    }

    static Piece atStart() {
        return at(Kind.AT_START);
    }

    static Piece atEnd() {
        return at(Kind.AT_END);
    }

    static Piece border(boolean isBorder) {
        return at(isBorder ? Kind.AT_BORDER : Kind.WITHIN);
    }

    private static Piece at(Kind kind) {
        return new Piece((steps, next) -> steps.add(new Step(kind, CharacterSet.NONE, next, next)), Traces.EMPTY);
    }

    /**
     * A piece again and again.
     *
     * @param most -1 for as often as it stands there
     */
    static Piece repeated(Piece piece, int least, int most) {
        return new Piece(
                (steps, next) -> {
                    int first = next;
                    if (most < 0) {
                        int fork = steps.fork(next, next);
                        int body = piece.before(steps, fork);
                        steps.steps.set(fork, new Step(Kind.FORK, CharacterSet.NONE, body, next));
                        first = fork;
                    }
                    for (int i = least; i < most; i++) {
                        first = steps.fork(piece.before(steps, first), next);
                    }
                    for (int i = 0; i < least; i++) {
                        first = piece.before(steps, first);
                    }
                    return first;
                },
                piece.traces().repeated(least, most));
    }

    private int fork(int one, int other) {
        return add(new Step(Kind.FORK, CharacterSet.NONE, one, other));
    }

    int start() {
        return start;
    }

    /** Whether it matters whether letters, digits or something else stood before. */
    boolean asksForBorders() {
        return asksForBorders;
    }

    boolean isFound(BitSet closed) {
        return closed.get(AT_THE_END);
    }

    boolean takes(int step, int character) {
        return steps.get(step).kind() == Kind.TAKE && steps.get(step).set().has(character);
    }

    int after(int step) {
        return steps.get(step).next();
    }

    void borders(Collection<Integer> borders) {
        steps.forEach(s -> s.set().borders(borders));
    }

    /** With all steps that are reached without a character. */
    BitSet closed(BitSet from, boolean isStart, boolean isEnd, boolean isBorder) {
        BitSet closed = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        from.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int at = open.remove();
            if (closed.get(at)) {
                continue;
            }
            closed.set(at);
            Step step = steps.get(at);
            boolean goesOn = switch (step.kind()) {
                case TAKE, FOUND -> false;
                case FORK -> true;
                case AT_START -> isStart;
                case AT_END -> isEnd;
                case AT_BORDER -> isBorder;
                case WITHIN -> !isBorder;
            };
            if (goesOn) {
                open.add(step.next());
                open.add(step.other());
            }
        }
        return closed;
    }

    /** As {@code \b} sees it. */
    static boolean isWord(int character) {
        return CharacterSet.WORD.has(character);
    }
}

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

    private final List<Step> steps = new ArrayList<>();
    private int start;

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

    /** A part of a pattern, which can be written more than once. */
    interface Piece {
        /** Writes it before a step; returns its first step. */
        int before(PatternSteps steps, int next);
    }

    static Optional<PatternSteps> of(String pattern, boolean isLoose) {
        return PatternParser.parse(pattern, isLoose).flatMap(piece -> {
            PatternSteps steps = new PatternSteps();
            steps.start = piece.before(steps, steps.add(new Step(Kind.FOUND, CharacterSet.NONE, 0, 0)));
            return steps.steps.size() < MOST ? Optional.of(steps) : Optional.empty();
        });
    }

    private int add(Step step) {
        // what is too large is thrown away whole
        if (steps.size() < MOST) {
            steps.add(step);
        }
        return steps.size() - 1;
    }

    static Piece take(CharacterSet set) {
        return (steps, next) -> steps.add(new Step(Kind.TAKE, set, next, next));
    }

    static Piece nothing() {
        return (steps, next) -> next;
    }

    static Piece then(Piece first, Piece second) {
        return (steps, next) -> first.before(steps, second.before(steps, next));
    }

    static Piece either(Piece one, Piece other) {
        return (steps, next) -> steps.fork(one.before(steps, next), other.before(steps, next));
    }

    static Piece atStart() {
        return (steps, next) -> steps.add(new Step(Kind.AT_START, CharacterSet.NONE, next, next));
    }

    static Piece atEnd() {
        return (steps, next) -> steps.add(new Step(Kind.AT_END, CharacterSet.NONE, next, next));
    }

    static Piece border(boolean isBorder) {
        Kind kind = isBorder ? Kind.AT_BORDER : Kind.WITHIN;
        return (steps, next) -> steps.add(new Step(kind, CharacterSet.NONE, next, next));
    }

    /**
     * A piece again and again.
     *
     * @param most -1 for as often as it stands there
     */
    static Piece repeated(Piece piece, int least, int most) {
        return (steps, next) -> {
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
        };
    }

    private int fork(int one, int other) {
        return add(new Step(Kind.FORK, CharacterSet.NONE, one, other));
    }

    int start() {
        return start;
    }

    boolean isFound(BitSet closed) {
        return closed.stream().anyMatch(s -> steps.get(s).kind() == Kind.FOUND);
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

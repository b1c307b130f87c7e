package casebell.policy.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Some characters.
 *
 * @param ranges first and last, by turns, in no order
 * @param isNegated whether it is all others
 */
record CharacterSet(List<Integer> ranges, boolean isNegated) {
    static final CharacterSet NONE = new CharacterSet(List.of(), false);
    static final CharacterSet DIGIT = of('0', '9');
    static final CharacterSet WORD = new CharacterSet(range('0', '9', 'A', 'Z', 'a', 'z', '_', '_'), false);
    static final CharacterSet SPACE = new CharacterSet(range('\t', '\n', '\f', '\r', ' ', ' '), false);
    /** What a dot takes. */
    static final CharacterSet NO_NEW_LINE = of('\n', '\n').negated();

    /** The letters of other scripts that RE2 takes for {@code k} and {@code s} when case does not matter. */
    private static final int KELVIN = 0x212A;

    private static final int LONG_S = 0x017F;

    CharacterSet {
        ranges = List.copyOf(ranges);
    }

    static CharacterSet of(int first, int last) {
        return new CharacterSet(List.of(first, last), false);
    }

    private static List<Integer> range(char... borders) {
        List<Integer> ranges = new ArrayList<>();
        for (char border : borders) {
            ranges.add((int) border);
        }
        return ranges;
    }

    CharacterSet negated() {
        return new CharacterSet(ranges, !isNegated);
    }

    /** Both; neither is negated. */
    CharacterSet and(CharacterSet other) {
        List<Integer> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return new CharacterSet(all, false);
    }

    /** Upper and lower case alike; only for a set of ASCII that is not negated. */
    CharacterSet folded() {
        List<Integer> all = new ArrayList<>(ranges);
        for (int i = 0; i < ranges.size(); i += 2) {
            int first = ranges.get(i);
            int last = ranges.get(i + 1);
            fold(all, Math.max(first, 'a'), Math.min(last, 'z'), 'A' - 'a');
            fold(all, Math.max(first, 'A'), Math.min(last, 'Z'), 'a' - 'A');
        }
        CharacterSet folded = new CharacterSet(all, false);
        if (folded.has('k')) {
            all.addAll(List.of(KELVIN, KELVIN));
        }
        if (folded.has('s')) {
            all.addAll(List.of(LONG_S, LONG_S));
        }
        return new CharacterSet(all, false);
    }

    private static void fold(List<Integer> all, int first, int last, int by) {
        if (first <= last) {
            all.addAll(List.of(first + by, last + by));
        }
    }

    boolean isAscii() {
        return ranges.stream().allMatch(r -> r < 128);
    }

    boolean has(int character) {
        for (int i = 0; i < ranges.size(); i += 2) {
            if (character >= ranges.get(i) && character <= ranges.get(i + 1)) {
                return !isNegated;
            }
        }
        return isNegated;
    }

    /** Where it begins, and what comes after it ends. */
    void borders(Collection<Integer> borders) {
        for (int i = 0; i < ranges.size(); i += 2) {
            borders.add(ranges.get(i));
            borders.add(ranges.get(i + 1) + 1);
        }
    }
}

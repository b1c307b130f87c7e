package casebell.policy.condition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every text has at the place where a piece of a pattern is found.
 *
 * @param isExact whether nothing else is found than one of {@code begins}, which then are {@code ends} too
 * @param begins one of these is how it begins
 * @param ends one of these is how it ends
 * @param within what is needed besides
 */
record Traces(boolean isExact, Set<String> begins, Set<String> ends, Needed within) {
    /** No character. */
    static final Traces EMPTY = exact(Set.of(""));
    /** Anything. */
    static final Traces ANY = new Traces(false, Set.of(""), Set.of(""), Needed.NOTHING);

    /** The most phrases for one place. */
    private static final int MOST = 16;
    /** The most repetitions that are written out. */
    private static final int MOST_REPEATED = 8;

    private static Traces exact(Set<String> phrases) {
        return new Traces(true, phrases, phrases, Needed.NOTHING);
    }

    static Traces of(CharacterSet set) {
        if (set.isNegated()) {
            return ANY;
        }
        Set<String> phrases = new TreeSet<>();
        for (int i = 0; i < set.ranges().size(); i += 2) {
            for (int c = set.ranges().get(i); c <= set.ranges().get(i + 1); c++) {
                phrases.add(Needed.folded(Character.toString(c)));
                if (phrases.size() > MOST) {
                    return ANY;
                }
            }
        }
        return phrases.isEmpty() ? ANY : exact(phrases);
    }

    /** What any text has in which the whole pattern is found. */
    Needed needed() {
        return Needed.all(List.of(Needed.one(begins), within, Needed.one(ends)));
    }

    Traces then(Traces next) {
        boolean isFew = ends.size() * next.begins.size() <= MOST;
        Set<String> joined = isFew ? joined(ends, next.begins) : Set.of("");
        if (isExact && next.isExact && isFew) {
            return exact(joined);
        }
        Needed middle = Needed.NOTHING;
        if (!isFew) {
            // what stands at the rim of the whole is needed anyway
            middle = Needed.all(
                    List.of(isExact ? middle : Needed.one(ends), next.isExact ? middle : Needed.one(next.begins)));
        } else if (!isExact && !next.isExact) {
            middle = Needed.one(joined);
        }
        return new Traces(
                false,
                isExact && isFew ? joined : begins,
                next.isExact && isFew ? joined : next.ends,
                Needed.all(List.of(within, middle, next.within)));
    }

    Traces or(Traces other) {
        if (isExact && other.isExact && begins.size() + other.begins.size() <= MOST) {
            Set<String> both = new TreeSet<>(begins);
            both.addAll(other.begins);
            return exact(both);
        }
        return new Traces(false, Set.of(""), Set.of(""), Needed.either(needed(), other.needed()));
    }

    /**
     * Again and again.
     *
     * @param most -1 for as often as it stands there
     */
    Traces repeated(int least, int most) {
        if (least == 0) {
            return most == 0 ? EMPTY : most == 1 ? or(EMPTY) : ANY;
        }
        Traces all = this;
        for (int i = 1; i < Math.min(least, MOST_REPEATED); i++) {
            all = all.then(this);
        }
        return most == least && least <= MOST_REPEATED ? all : all.then(ANY);
    }

    private static Set<String> joined(Set<String> first, Set<String> second) {
        Set<String> joined = new TreeSet<>();
        first.forEach(one -> second.forEach(other -> joined.add(one + other)));
        return joined;
    }
}

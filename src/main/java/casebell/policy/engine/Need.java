package casebell.policy.engine;

import casebell.policy.condition.Needed;
import java.util.Map;
import java.util.Set;

/** What a part needs, by numbers of sets of phrases: all, or one, of the sets and of the other needs. */
final class Need {
    private final int part;
    private final boolean isAll;
    private final int[] sets;
    private final Need[] others;

    Need(int part, Needed needed, Map<Set<String>, Integer> numbers) {
        this.part = part;
        isAll = needed.isAll();
        sets = needed.phrases().stream().mapToInt(numbers::get).toArray();
        others = needed.others().stream().map(n -> new Need(part, n, numbers)).toArray(Need[]::new);
    }

    /** The part. */
    int part() {
        return part;
    }

    /** Whether it is there. Makes no garbage. */
    boolean isMet(long[] seen) {
        for (int set : sets) {
            if (((seen[set >> 6] & 1L << set) != 0) != isAll) {
                return !isAll;
            }
        }
        for (Need other : others) {
            if (other.isMet(seen) != isAll) {
                return !isAll;
            }
        }
        return isAll;
    }
}

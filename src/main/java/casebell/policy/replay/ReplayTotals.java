package casebell.policy.replay;

import casebell.policy.Verdict;
import casebell.policy.VerdictChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a replay has counted so far. Not safe for two threads. */
public final class ReplayTotals {
    private static final int MOST_MOVES = 500;
    private static final int MOST_EXAMPLES = 200;
    private static final int MOST_UNREADABLE = 20;
    private static final String OTHER = "other changes";

    private long cases;
    private long unreadable;
    private long changed;
    private final Map<String, Count> rules = new TreeMap<>();
    private final Map<String, Long> moves = new TreeMap<>();
    private final List<Changed> examples = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /**
     * How often a rule fired.
     *
     * @param before in the one policy
     * @param after in the other
     * @param gained in how many cases only in the other
     * @param lost in how many cases only in the one
     */
    public record Count(long before, long after, long gained, long lost) {
        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(long b, long a, long g, long l) {
            return new Count(before + b, after + a, gained + g, lost + l);
        }
    }

    /**
     * A case with another verdict.
     *
     * @param words what changed, one entry for each thing
     */
    public record Changed(String name, List<String> words) {
        public Changed {
            words = List.copyOf(words);
        }
    }

    /** All of it as plain values, to be written down and read back. */
    public record Written(
            long cases,
            long unreadable,
            long changed,
            Map<String, Count> rules,
            Map<String, Long> moves,
            List<Changed> examples,
            List<String> complaints) {}

    /** What was written down. */
    public Written written() {
        return new Written(cases, unreadable, changed, rules, moves, examples, complaints);
    }

    static ReplayTotals of(Written written) {
        ReplayTotals totals = new ReplayTotals();
        totals.cases = written.cases();
        totals.unreadable = written.unreadable();
        totals.changed = written.changed();
        totals.rules.putAll(written.rules());
        totals.moves.putAll(written.moves());
        totals.examples.addAll(written.examples());
        totals.complaints.addAll(written.complaints());
        return totals;
    }

    void unreadable(String why) {
        unreadable++;
        if (complaints.size() < MOST_UNREADABLE) {
            complaints.add(why);
        }
    }

    void judged(String name, Verdict before, Verdict after, VerdictChange change) {
        cases++;
        before.fired().forEach(r -> count(r.id(), 1, 0, 0, 0));
        after.fired().forEach(r -> count(r.id(), 0, 1, 0, 0));
        if (change.isNone()) {
            return;
        }
        changed++;
        change.gained().forEach(id -> count(id, 0, 0, 1, 0));
        change.lost().forEach(id -> count(id, 0, 0, 0, 1));
        for (String word : change.words()) {
            if (!word.startsWith("fires ")) {
                moves.merge(moves.containsKey(word) || moves.size() < MOST_MOVES ? word : OTHER, 1L, Long::sum);
            }
        }
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(new Changed(name, change.words()));
        }
    }

    private void count(String rule, long before, long after, long gained, long lost) {
        rules.merge(rule, Count.NONE.plus(before, after, gained, lost), (a, b) -> a.plus(before, after, gained, lost));
    }

    /** Cases that were judged. */
    public long cases() {
        return cases;
    }

    /** Entries that hold no case. */
    public long unreadable() {
        return unreadable;
    }

    /** Cases with another verdict. */
    public long changed() {
        return changed;
    }
}

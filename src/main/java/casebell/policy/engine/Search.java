package casebell.policy.engine;

import casebell.policy.condition.Needed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for what a single part needs, without a scan. Immutable. */
final class Search {
    /** So many phrases are looked for one by one. */
    private static final int MOST = 6;
    /** What all phrases of a set begin with is looked for in their place, when it is not shorter. */
    private static final int SHORTEST = 3;

    private final boolean isAll;
    private final FoldedText.Phrase[][] sets;
    private final Search[] others;
    private final int price;

    private Search(Needed needed) {
        isAll = needed.isAll();
        sets = needed.phrases().stream().map(Search::phrases).toArray(FoldedText.Phrase[][]::new);
        others = needed.others().stream().map(Search::new).toArray(Search[]::new);
        price = Arrays.stream(sets).mapToInt(s -> s.length).sum()
                + Arrays.stream(others).mapToInt(o -> o.price).sum();
    }

    /** The search for what a part needs; empty when it would take long. */
    static Optional<Search> of(Needed needed) {
        return Optional.of(new Search(needed)).filter(s -> s.price <= MOST);
    }

    private static FoldedText.Phrase[] phrases(Set<String> phrases) {
        List<String> sorted = phrases.stream().sorted(Comparator.naturalOrder()).toList();
        String first = sorted.get(0);
        String last = sorted.get(sorted.size() - 1);
        int same = Arrays.mismatch(first.toCharArray(), last.toCharArray());
        if (same >= SHORTEST) {
            return new FoldedText.Phrase[] {new FoldedText.Phrase(first.substring(0, same))};
        }
        return sorted.stream().map(FoldedText.Phrase::new).toArray(FoldedText.Phrase[]::new);
    }

    /** What is spent at most, as {@link FoldedText#spent} counts. */
    int price() {
        return price * (1 + FoldedText.LOOK);
    }

    /** Whether all that is needed may be there; {@code false} is certain. */
    boolean mayFind(FoldedText text) {
        for (FoldedText.Phrase[] set : sets) {
            if (hasOne(set, text) != isAll) {
                return !isAll;
            }
        }
        for (Search other : others) {
            if (other.mayFind(text) != isAll) {
                return !isAll;
            }
        }
        return isAll;
    }

    private static boolean hasOne(FoldedText.Phrase[] set, FoldedText text) {
        for (FoldedText.Phrase phrase : set) {
            if (text.mayHave(phrase) && text.mayHold(phrase)) {
                return true;
            }
        }
        return false;
    }
}

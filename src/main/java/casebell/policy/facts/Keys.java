package casebell.policy.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that one object of facts can have, found by their bytes. Immutable. */
final class Keys {
    /** A power of two, so large that two keys rarely want the same place. */
    private static final int PLACES = 256;

    private static final Keys NONE = new Keys(Map.of());

    private final @Nullable Key[] places = new Key[PLACES];

    /**
     * A key.
     *
     * @param number among those of its object, from 0 to 63
     * @param fact its fact; {@code null} when it is a group of facts
     * @param words what its fact can be, when that is a fixed set
     * @param within the keys of its group, or of the items of its list
     */
    record Key(int number, Word name, @Nullable Fact fact, List<Word> words, Keys within) {}

    private Keys(Map<String, Made> all) {
        int number = 0;
        for (Map.Entry<String, Made> entry : all.entrySet()) {
            int place = Word.of(entry.getKey()).hash() & (PLACES - 1);
            while (places[place] != null) {
                place = (place + 1) & (PLACES - 1);
            }
            places[place] = entry.getValue().key(number++, entry.getKey());
        }
        if (number > Long.SIZE) {
            throw new IllegalArgumentException("More than " + Long.SIZE + " facts in one group");
        }
    }

    private static final class Made {
        private @Nullable Fact fact;
        private final Map<String, Made> within = new LinkedHashMap<>();

        Key key(int number, String name) {
            List<Word> words = fact == null
                    ? List.of()
                    : fact.values().stream().map(Word::of).toList();
            return new Key(number, Word.of(name), fact, words, within.isEmpty() ? NONE : new Keys(within));
        }
    }

    /** Those of an object that holds all of these facts. */
    static Keys of(List<Fact> facts) {
        Map<String, Made> roots = new LinkedHashMap<>();
        for (Fact fact : facts) {
            Made root = roots.computeIfAbsent(fact.root(), r -> new Made());
            boolean isRoot = fact.name().equals(fact.root());
            (isRoot ? root : root.within.computeIfAbsent(fact.field(), f -> new Made())).fact = fact;
        }
        return new Keys(roots);
    }

    /** The last name of the cursor; {@code null} when no key has it. */
    @Nullable
    Key find(JsonCursor json) {
        int place = json.hash() & (PLACES - 1);
        for (Key key = places[place]; key != null; key = places[place]) {
            if (json.is(key.name())) {
                return key;
            }
            place = (place + 1) & (PLACES - 1);
        }
        return null;
    }
}

package casebell.policy.facts;

import org.jspecify.annotations.Nullable;

/** Names that were read lately: most cases name the same ones again. Safe for many threads: two at once may lose a name, which is then read again. */
final class Names {
    /** A power of two. */
    private static final int PLACES = 512;

    private static final int LONGEST = 64;

    private final @Nullable Word[] places = new Word[PLACES];

    /** The last name of the cursor. */
    String of(JsonCursor json) {
        int place = json.hash() & (PLACES - 1);
        @Nullable Word known = places[place];
        if (known != null && json.is(known)) {
            return known.text();
        }
        String name = json.name();
        if (name.length() <= LONGEST) {
            places[place] = Word.of(name);
        }
        return name;
    }
}

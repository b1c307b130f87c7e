package casebell.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must stand in a text for a test of it to hold: all, or one, of some phrases. Phrases are {@link #folded}, so that they are looked for whatever the
 * case of the text is; what is found is no answer yet.
 *
 * @param isAll whether all are needed, or one is enough
 * @param phrases of each set, one phrase must be there
 * @param others what else is needed
 */
public record Needed(boolean isAll, List<Set<String>> phrases, List<Needed> others) {
    /** Any text may do. */
    public static final Needed NOTHING = new Needed(true, List.of(), List.of());

    /** What is longer is looked for by its beginning. */
    public static final int LONGEST = 32;
    /** What is shorter is in too many texts. */
    private static final int SHORTEST = 2;

    public Needed {
        phrases = phrases.stream().map(Set::copyOf).toList();
        others = List.copyOf(others);
    }

    /** Whether any text may do. */
    public boolean isNothing() {
        return isAll && phrases.isEmpty() && others.isEmpty();
    }

    /** One of these phrases. */
    static Needed one(Set<String> phrases) {
        Set<String> some = new TreeSet<>();
        for (String phrase : phrases) {
            if (phrase.length() < SHORTEST) {
                return NOTHING;
            }
            some.add(folded(phrase.substring(0, Math.min(LONGEST, phrase.length()))));
        }
        Set<String> all = Set.copyOf(some);
        some.removeIf(phrase -> all.stream().anyMatch(p -> !p.equals(phrase) && phrase.contains(p)));
        return new Needed(true, List.of(some), List.of());
    }

    /** All of these. */
    static Needed all(List<Needed> needs) {
        List<Set<String>> phrases = new ArrayList<>();
        List<Needed> others = new ArrayList<>();
        for (Needed need : needs) {
            if (need.isAll) {
                phrases.addAll(need.phrases);
                others.addAll(need.others);
            } else {
                others.add(need);
            }
        }
        return new Needed(true, phrases.stream().distinct().toList(), others);
    }

    /** One of both. */
    static Needed either(Needed one, Needed other) {
        return one.isNothing() || other.isNothing() ? NOTHING : new Needed(false, List.of(), List.of(one, other));
    }

    /** The characters that count as this one: lower case of ASCII, and what RE2 takes for {@code k} and {@code s} when case does not matter. */
    public static char folded(char character) {
        return switch (character) {
            case '\u212a' -> 'k';
            case '\u017f' -> 's';
            default -> character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character;
        };
    }

    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            folded.setCharAt(i, folded(text.charAt(i)));
        }
        return folded.toString();
    }
}

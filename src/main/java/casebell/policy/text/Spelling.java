package casebell.policy.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Spelling {
    private static final int LONGEST = 100;

    private Spelling() {}

    /** The nearest known name, when it is near enough. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String plain = plain(written.length() > LONGEST ? written.substring(0, LONGEST) : written);
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(plain, plain(name)) <= Math.max(1, name.length() / 3));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** How many letters must be added, dropped, changed or swapped with their neighbour. */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(from, to, steps, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int step(String from, String to, int[][] steps, int i, int j) {
        int changed = steps[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean areSwapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return areSwapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}

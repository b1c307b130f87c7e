package casebell.policy.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * Patterns of a bundle: RE2 only, which is linear in the text, and small, because the size of a pattern counts too, and that of all together: reading a text
 * takes at most as many steps for each character as they have.
 */
final class Patterns {
    private static final int LONGEST = 200;
    private static final int MOST_REPEATS = 1000;
    private static final int LARGEST = 2000;
    private static final int LARGEST_TOGETHER = 10_000;
    /** The most cells of all tables, four bytes each; a pattern for which none are left is run by RE2/J. */
    private static final int MOST_CELLS = 500_000;

    private static final java.util.regex.Pattern REPEAT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private final Map<String, Optional<Fault>> known = new HashMap<>();
    private final Map<String, Predicate<String>> tests = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private long steps;
    private int cells;

    /** What is wrong with a pattern, and what is expected. */
    record Fault(String found, String expected) {}

    /** How many steps asking all patterns takes for each character of a text, at most: one for a table, and as many as RE2/J has for the others. */
    long steps() {
        return sizes.values().stream().mapToLong(Integer::intValue).sum();
    }

    /** Why a pattern cannot be used; empty when it can. */
    Optional<Fault> fault(String pattern) {
        return known.computeIfAbsent(pattern, this::read);
    }

    /** Whether a text holds a pattern without a fault, found as RE2 finds it. */
    Predicate<String> test(String pattern) {
        return tests.computeIfAbsent(pattern, this::made);
    }

    private Predicate<String> made(String pattern) {
        Optional<Automaton> exact = table(pattern, false);
        if (exact.isPresent()) {
            sizes.put(pattern, 1);
            return exact.get()::find;
        }
        Pattern whole = Pattern.compile(pattern);
        Predicate<String> found = text -> whole.matcher(text).find();
        Optional<Automaton> loose = table(pattern, true);
        return loose.isPresent() ? text -> loose.get().find(text) && found.test(text) : found;
    }

    private Optional<Automaton> table(String pattern, boolean isLoose) {
        Optional<PatternSteps> written = cells < MOST_CELLS ? PatternSteps.of(pattern, isLoose) : Optional.empty();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Automaton> table = Automaton.build(written.get());
        // one that became too large was made in vain, and is paid for all the same
        cells += table.map(Automaton::cells).orElse(Automaton.LARGEST);
        return table;
    }

    private Optional<Fault> read(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of(new Fault(
                    "a pattern of " + pattern.length() + " characters",
                    "a pattern of at most " + LONGEST + " characters"));
        }
        if (repeats(pattern) > MOST_REPEATS) {
            return Optional.of(new Fault(
                    "repetitions that multiply to more than " + MOST_REPEATS, "fewer or smaller {n} in the pattern"));
        }
        if (steps > LARGEST_TOGETHER) {
            return Optional.of(
                    new Fault(
                            "patterns that together become too large",
                            "fewer or shorter patterns in the bundle; a list of terms finds any number of phrases in one pass"));
        }
        try {
            int size = Pattern.compile(pattern).programSize();
            steps += size;
            sizes.put(pattern, size);
            return size > LARGEST
                    ? Optional.of(new Fault("a pattern that becomes too large", "a shorter pattern"))
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(new Fault(
                    "a pattern that is not RE2: " + e.getDescription(),
                    "a pattern in the syntax of RE2 (no look-around, no back-references)"));
        }
    }

    /** The product of all counted repetitions: what a pattern can grow to when each stands within the other. */
    private static long repeats(String pattern) {
        Matcher each = REPEAT.matcher(pattern);
        long product = 1;
        while (each.find() && product <= MOST_REPEATS) {
            String most = each.group(2) == null || each.group(2).isEmpty() ? each.group(1) : each.group(2);
            product *= Math.max(1, Math.min(Long.parseLong(most), MOST_REPEATS + 1L));
        }
        return product;
    }
}

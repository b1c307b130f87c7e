package casebell.policy.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;

/** Patterns of a policy: RE2 only, which is linear in the text, and small, because the size of a pattern counts too. */
final class Patterns {
    private static final int LONGEST = 200;
    private static final int MOST_REPEATS = 1000;
    private static final int LARGEST = 2000;
    private static final java.util.regex.Pattern REPEAT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private Patterns() {}

    /** What is wrong with a pattern, and what is expected. */
    record Fault(String found, String expected) {}

    static Optional<Fault> fault(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of(new Fault(
                    "a pattern of " + pattern.length() + " characters",
                    "a pattern of at most " + LONGEST + " characters"));
        }
        if (repeats(pattern) > MOST_REPEATS) {
            return Optional.of(new Fault(
                    "repetitions that multiply to more than " + MOST_REPEATS, "fewer or smaller {n} in the pattern"));
        }
        try {
            return Pattern.compile(pattern).programSize() > LARGEST
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

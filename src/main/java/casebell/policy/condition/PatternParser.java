package casebell.policy.condition;

import casebell.policy.condition.PatternSteps.Piece;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the common part of RE2: letters, dots, classes, groups, alternatives, repetitions, anchors, word borders, and {@code (?i)} at the beginning.
 * Anything else is unknown to it, and then RE2/J runs the pattern; what it knows means what RE2 means.
 */
final class PatternParser {
    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,3})(,(\\d{0,3}))?}");
    private static final int MOST_NESTED = 30;
    /** Longer repetitions are not counted by a loose pattern: each would double the table. */
    private static final int MOST_COUNTED = 4;

    private final String pattern;
    private final boolean isFolded;
    private final boolean isLoose;
    private int at;
    private int depth;

    private PatternParser(String pattern, boolean isFolded, boolean isLoose) {
        this.pattern = pattern;
        this.isFolded = isFolded;
        this.isLoose = isLoose;
    }

    /**
     * Reads a pattern.
     *
     * @param isLoose whether counted repetitions may be of any length, so that all that the pattern finds, and more, is found
     */
    static Optional<Piece> parse(String pattern, boolean isLoose) {
        boolean isFolded = pattern.startsWith("(?i)");
        PatternParser parser = new PatternParser(isFolded ? pattern.substring(4) : pattern, isFolded, isLoose);
        return parser.alternatives().filter(p -> parser.at == parser.pattern.length());
    }

    private boolean isAt(char character) {
        return at < pattern.length() && pattern.charAt(at) == character;
    }

    private Optional<Piece> alternatives() {
        Optional<Piece> all = sequence();
        while (all.isPresent() && isAt('|')) {
            at++;
            Piece before = all.get();
            all = sequence().map(next -> PatternSteps.either(before, next));
        }
        return all;
    }

    private Optional<Piece> sequence() {
        Optional<Piece> all = Optional.of(PatternSteps.nothing());
        while (all.isPresent() && at < pattern.length() && !isAt('|') && !isAt(')')) {
            Piece before = all.get();
            all = repeated().map(next -> PatternSteps.then(before, next));
        }
        return all;
    }

    private Optional<Piece> repeated() {
        int from = at;
        Optional<Piece> piece = single();
        if (piece.isEmpty() || at == pattern.length()) {
            return piece;
        }
        boolean isAnchor = "^$".indexOf(pattern.charAt(from)) >= 0
                || pattern.substring(from, at).matches("\\\\[bB]");
        int least = 1;
        int most = 1;
        Matcher counted = COUNTED.matcher(pattern).region(at, pattern.length());
        if (isAt('*') || isAt('+') || isAt('?')) {
            least = isAt('+') ? 1 : 0;
            most = isAt('?') ? 1 : -1;
            at++;
        } else if (isAt('{')) {
            if (!counted.lookingAt()) {
                return Optional.empty();
            }
            least = Integer.parseInt(counted.group(1));
            most = counted.group(2) == null
                    ? least
                    : counted.group(3).isEmpty() ? -1 : Integer.parseInt(counted.group(3));
            at = counted.end();
        } else {
            return piece;
        }
        if (isAt('?')) {
            // which one is found does not matter
            at++;
        }
        boolean isMore = isAt('*') || isAt('+') || isAt('?') || isAt('{');
        if (isMore || isAnchor || (most >= 0 && most < least)) {
            return Optional.empty();
        }
        boolean isLong = isLoose && Math.max(least, most) > MOST_COUNTED;
        int fewest = isLong ? Math.min(least, 1) : least;
        int greatest = isLong ? -1 : most;
        return piece.map(p -> PatternSteps.repeated(p, fewest, greatest));
    }

    private Optional<Piece> single() {
        char character = pattern.charAt(at);
        switch (character) {
            case '(' -> {
                return group();
            }
            case '[' -> {
                return listed();
            }
            case '.' -> {
                at++;
                return Optional.of(PatternSteps.take(CharacterSet.NO_NEW_LINE));
            }
            case '^' -> {
                at++;
                return Optional.of(PatternSteps.atStart());
            }
            case '$' -> {
                at++;
                return Optional.of(PatternSteps.atEnd());
            }
            case '\\' -> {
                return escaped();
            }
            case '*', '+', '?', '{', '}', ']' -> {
                return Optional.empty();
            }
            default -> {
                int whole = pattern.codePointAt(at);
                at += Character.charCount(whole);
                return taken(CharacterSet.of(whole, whole), false);
            }
        }
    }

    private Optional<Piece> group() {
        at++;
        if (isAt('?')) {
            if (!pattern.startsWith("?:", at)) {
                return Optional.empty();
            }
            at += 2;
        }
        if (++depth > MOST_NESTED) {
            return Optional.empty();
        }
        Optional<Piece> all = alternatives();
        depth--;
        if (!isAt(')')) {
            return Optional.empty();
        }
        at++;
        return all;
    }

    private Optional<Piece> taken(CharacterSet set, boolean isNegated) {
        if (isFolded && !set.isAscii()) {
            return Optional.empty();
        }
        CharacterSet folded = isFolded ? set.folded() : set;
        return Optional.of(PatternSteps.take(isNegated ? folded.negated() : folded));
    }

    private Optional<Piece> escaped() {
        if (at + 1 >= pattern.length()) {
            return Optional.empty();
        }
        char letter = pattern.charAt(at + 1);
        if (letter == 'b' || letter == 'B') {
            at += 2;
            return Optional.of(PatternSteps.border(letter == 'b'));
        }
        Optional<CharacterSet> known = escapedSet(Character.toLowerCase(letter));
        if (known.isPresent() && Character.isUpperCase(letter)) {
            at += 2;
            return taken(known.get(), true);
        }
        return escapedCharacter().flatMap(set -> taken(set, false));
    }

    private static Optional<CharacterSet> escapedSet(char letter) {
        return switch (letter) {
            case 'd' -> Optional.of(CharacterSet.DIGIT);
            case 'w' -> Optional.of(CharacterSet.WORD);
            case 's' -> Optional.of(CharacterSet.SPACE);
            default -> Optional.empty();
        };
    }

    /** What is not the contrary of something. */
    private Optional<CharacterSet> escapedCharacter() {
        if (at + 1 >= pattern.length()) {
            return Optional.empty();
        }
        char letter = pattern.charAt(at + 1);
        at += 2;
        Optional<CharacterSet> set = escapedSet(letter);
        if (set.isPresent()) {
            return set;
        }
        int plain = switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> ".*+?()[]{}|^$\\-/,:;!@#%&=<>\"'~`_".indexOf(letter) >= 0 && letter != '_' ? letter : -1;
        };
        return plain < 0 ? Optional.empty() : Optional.of(CharacterSet.of(plain, plain));
    }

    private Optional<Piece> listed() {
        at++;
        boolean isNegated = isAt('^');
        if (isNegated) {
            at++;
        }
        CharacterSet all = CharacterSet.NONE;
        boolean isFirst = true;
        while (!isAt(']') || isFirst) {
            if (at >= pattern.length() || isAt('[') || isAt(']')) {
                return Optional.empty();
            }
            boolean isEscaped = isAt('\\');
            Optional<CharacterSet> one = isEscaped ? escapedCharacter() : plain();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            CharacterSet set = one.get();
            boolean isRange = isAt('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
            if (isRange) {
                at++;
                if (isEscaped || isAt('\\') || isAt('[')) {
                    return Optional.empty();
                }
                int first = set.ranges().get(0);
                int last = plain().orElseThrow().ranges().get(0);
                if (last < first) {
                    return Optional.empty();
                }
                set = CharacterSet.of(first, last);
            }
            all = all.and(set);
            isFirst = false;
        }
        at++;
        return taken(all, isNegated);
    }

    private Optional<CharacterSet> plain() {
        int whole = pattern.codePointAt(at);
        at += Character.charCount(whole);
        return Optional.of(CharacterSet.of(whole, whole));
    }
}

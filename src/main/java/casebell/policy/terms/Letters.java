package casebell.policy.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What each character of a text becomes: one symbol, or a row of symbols. Two tables: one for texts as they were written, in which a character that hangs on
 * its neighbours says that the text must be folded as a whole, and one for folded texts.
 */
final class Letters {
    /** From here on it is no symbol, but the number of a row. */
    static final int ROWS = 0x8000;
    /** The row that stands for: fold the whole text, or look at two characters at once. */
    static final char WHOLE = ROWS;

    private static final int CHARACTERS = 1 << 16;

    /** What a character becomes when it is folded alone: one character, or {@link #SEVERAL}, {@link #UNSEEN} or {@link #OPEN}, which are none by themselves. */
    private static final char[] BECOMES = new char[CHARACTERS];
    /** It becomes several: {@link #LONGER} tells which. */
    private static final char SEVERAL = 0xD800;
    /** It is not seen. */
    private static final char UNSEEN = 0xD801;
    /** It hangs on its neighbours, or needs more than one look. */
    private static final char OPEN = 0xD802;

    private static final Map<Character, String> LONGER = new HashMap<>();
    /** The row of a whole word that no term uses. */
    private static final char FOREIGN = ROWS + 1;

    /** What it is when no term uses it: a separator, another letter, {@link #FOREIGN} or {@link #WHOLE}. */
    private static final char[] UNUSED = new char[CHARACTERS];

    static {
        for (int c = 0; c < CHARACTERS; c++) {
            BECOMES[c] = becomes((char) c);
            UNUSED[c] = unused(c);
        }
    }

    private final Alphabet alphabet;
    private final char[] written = new char[CHARACTERS];
    private final char[] folded = UNUSED.clone();
    private final List<int[]> rows =
            new ArrayList<>(List.of(new int[0], new int[] {Alphabet.SEPARATOR, Alphabet.OTHER, Alphabet.SEPARATOR}));
    private final Map<String, Character> known = new HashMap<>();

    Letters(Alphabet alphabet) {
        this.alphabet = alphabet;
        alphabet.forEach((letter, symbol) -> {
            if (letter < CHARACTERS) {
                folded[letter] = UNUSED[letter] == FOREIGN ? code(Character.toString(letter)) : (char) (int) symbol;
            }
        });
        for (int c = 0; c < CHARACTERS; c++) {
            char becomes = BECOMES[c];
            written[c] = switch (becomes) {
                case OPEN -> WHOLE;
                case UNSEEN -> Alphabet.NOTHING;
                case SEVERAL -> code(Objects.requireNonNull(LONGER.get((char) c)));
                default -> folded[becomes];
            };
        }
    }

    /** For texts as they were written: a symbol, or from {@link #ROWS} on the number of a row. */
    char[] ofWritten() {
        return written;
    }

    /** For folded texts. */
    char[] ofFolded() {
        return folded;
    }

    /** The rows of symbols. */
    int[][] rows() {
        return rows.toArray(int[][]::new);
    }

    /** What a character beyond the table becomes in a folded text. */
    int[] rowOf(int c) {
        return row(Character.toString(c));
    }

    private static char unused(int c) {
        if (Character.isSurrogate((char) c)) {
            return WHOLE;
        }
        return Folding.isWholeWord(c) ? FOREIGN : (char) (Folding.isOfWord(c) ? Alphabet.OTHER : Alphabet.SEPARATOR);
    }

    private static char becomes(char c) {
        if (Folding.isIgnored(c)) {
            return UNSEEN;
        }
        if (Character.isSurrogate(c) || Folding.hangsOnNeighbours(c)) {
            return OPEN;
        }
        if (isSteady(c)) {
            return c;
        }
        String alone = Character.toString(c);
        if (Folding.isSteady(c, alone)) {
            return c;
        }
        String becomes = Folding.fold(alone);
        if (becomes.isEmpty()) {
            return UNSEEN;
        }
        if (becomes.codePoints().anyMatch(f -> f >= CHARACTERS || Folding.hangsOnNeighbours(f))) {
            return OPEN;
        }
        if (becomes.length() > 1) {
            LONGER.put(c, becomes);
            return SEVERAL;
        }
        return becomes.charAt(0);
    }

    /** Whether it is known without looking that folding changes nothing: scripts without case or compatibility forms, and characters that are none. */
    private static boolean isSteady(char c) {
        return (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xE000 && c <= 0xF8FF)
                || !Character.isDefined(c);
    }

    private char code(String becomes) {
        int[] row = row(becomes);
        if (row.length == 1) {
            return (char) row[0];
        }
        return known.computeIfAbsent(Arrays.toString(row), r -> {
            rows.add(row);
            return (char) (ROWS + rows.size() - 1);
        });
    }

    private int[] row(String folded) {
        int[] row = new int[3 * folded.length()];
        int size = 0;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            boolean isWhole = Folding.isWholeWord(c);
            int symbol = alphabet.symbol(c);
            if (isWhole) {
                row[size++] = Alphabet.SEPARATOR;
            }
            boolean isRepeated = symbol == Alphabet.SEPARATOR && size > 0 && row[size - 1] == symbol;
            if (!isRepeated) {
                row[size++] = symbol;
            }
            if (isWhole) {
                row[size++] = Alphabet.SEPARATOR;
            }
        }
        return Arrays.copyOf(row, size);
    }
}

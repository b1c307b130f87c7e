package casebell.policy.text;

/**
 * The line of a file that a mistake is in, as far as it fits, without control characters.
 *
 * @param text empty when there is nothing to show
 * @param caret the column of the mistake within the text, counted from 1
 */
public record Excerpt(String text, int caret) {
    /** Nothing to show. */
    public static final Excerpt NONE = new Excerpt("", 1);

    private static final int LONGEST = 140;
    private static final int BEFORE = 100;
    private static final String CUT = "...";

    /** The part of a line around a column, which is counted in code points from 1. */
    static Excerpt of(String line, int column) {
        int[] characters = line.codePoints().toArray();
        if (characters.length <= LONGEST) {
            return new Excerpt(Shown.plain(line), column);
        }
        int start = column <= BEFORE ? 0 : Math.min(column - BEFORE, characters.length);
        int end = Math.min(characters.length, start + LONGEST);
        String shown = Shown.plain(new String(characters, start, end - start));
        return start == 0
                ? new Excerpt(shown + (end < characters.length ? CUT : ""), column)
                : new Excerpt(CUT + shown + (end < characters.length ? CUT : ""), column - start + CUT.length());
    }
}

package casebell.review.people;

/**
 * How many texts a day are too many for one person.
 *
 * @param soft from here on a hand-over is offered; 0 for never
 * @param hard from here on no more text is shown to the person on that day; 0 for never
 */
public record ReadingLimits(int soft, int hard) {
    /** What holds when nothing is configured. */
    public static final ReadingLimits STANDARD = new ReadingLimits(40, 80);

    boolean isMany(int shown) {
        return soft > 0 && shown >= soft;
    }

    boolean isTooMany(int shown) {
        return hard > 0 && shown >= hard;
    }
}

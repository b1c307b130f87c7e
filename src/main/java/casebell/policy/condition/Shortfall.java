package casebell.policy.condition;

import casebell.policy.facts.Mention;

/**
 * A number that is a little short of what a condition asks for.
 *
 * @param of the fact
 * @param found its value
 * @param sign {@code >=}, {@code >}, {@code <=} or {@code <}
 * @param asked the constant it is compared with
 */
public record Shortfall(Mention of, double found, String sign, double asked) {
    private static final double SCORE_MARGIN = 0.1;
    private static final double SHARE = 0.1;

    /**
     * Whether it fails by a little: 0.1 for scores and other numbers up to 1, a tenth of the constant otherwise. A number above an upper bound is
     * not short: there it is another rule's turn.
     */
    boolean isSmall() {
        if (!sign.startsWith(">")) {
            return false;
        }
        double margin = Math.abs(asked) <= 1 ? SCORE_MARGIN : Math.abs(asked) * SHARE;
        return asked - found <= margin + 1e-9;
    }

    /** A few words: {@code violent-threat is 0.84, the rule asks for >= 0.9}. */
    public String toText() {
        String name = of.fact().equals("signals") ? of.key() : of.fact();
        return name + " is " + shown(found) + ", the rule asks for " + sign + " " + shown(asked);
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 && Math.abs(number) > 1
                ? Mention.number((long) number)
                : Mention.score(number);
    }
}

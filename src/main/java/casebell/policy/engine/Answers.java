package casebell.policy.engine;

import casebell.policy.condition.Condition.Answer;

/** The answers of the parts of one case, one bit for each part. */
final class Answers {
    private final long[] holding;
    private final long[] failing;
    private final long[] asked;

    Answers(int parts) {
        int words = words(parts);
        holding = new long[words];
        failing = new long[words];
        asked = new long[words];
    }

    /** How many words hold one bit for each part. */
    static int words(int parts) {
        return (parts + 63) >> 6;
    }

    /** Nothing was asked yet. */
    void forget() {
        for (int i = 0; i < asked.length; i++) {
            asked[i] = 0;
        }
    }

    /** Asks this part when it is needed. */
    void forget(int part) {
        asked[part >> 6] &= ~(1L << part);
    }

    boolean isAsked(int part) {
        return (asked[part >> 6] & 1L << part) != 0;
    }

    boolean holds(int part) {
        return (holding[part >> 6] & 1L << part) != 0;
    }

    boolean fails(int part) {
        return (failing[part >> 6] & 1L << part) != 0;
    }

    /** All these parts fail, but for those that have their answer. */
    void fail(long[] parts) {
        for (int i = 0; i < parts.length; i++) {
            long more = parts[i] & ~asked[i];
            asked[i] |= more;
            failing[i] |= more;
            holding[i] &= ~more;
        }
    }

    void put(int part, Answer answer) {
        long bit = 1L << part;
        int word = part >> 6;
        asked[word] |= bit;
        holding[word] = answer == Answer.YES ? holding[word] | bit : holding[word] & ~bit;
        failing[word] = answer == Answer.NO ? failing[word] | bit : failing[word] & ~bit;
    }
}

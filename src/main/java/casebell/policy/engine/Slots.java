package casebell.policy.engine;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.condition.Formula;
import casebell.policy.facts.Facts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one case as the rules of one bundle read them: numbers and bits at fixed places. Made and filled by an {@link Engine}, and
 * only of use to it; one thread at a time. It can be filled again and again.
 */
public final class Slots {
    final long[] words;
    private final int bits;
    private final String[] texts;

    private @Nullable Facts facts;
    private boolean isWhole = true;

    Slots(Layout layout) {
        bits = layout.words();
        words = new long[layout.position(layout.amounts())];
        texts = new String[layout.texts()];
        Arrays.fill(texts, "");
    }

    static Answer answer(boolean holds) {
        return holds ? Answer.YES : Answer.NO;
    }

    /** Before it is filled. */
    void begin(Facts of) {
        Arrays.fill(words, 0, bits, 0);
        facts = of;
        isWhole = true;
    }

    /** A fact has no place here, so that the conditions themselves must be asked. */
    void leave() {
        isWhole = false;
    }

    boolean isWhole() {
        return isWhole;
    }

    /** The case. */
    public Facts facts() {
        if (facts == null) {
            throw new IllegalStateException("The slots hold no case yet");
        }
        return facts;
    }

    void set(int bit) {
        words[bit >> 6] |= 1L << bit;
    }

    void put(int position, long value) {
        words[position] = value;
    }

    void text(int text, String value) {
        texts[text] = value;
    }

    String text(int text) {
        return texts[text];
    }

    Answer ask(Formula.Judge judge) {
        return judge.of(facts());
    }
}

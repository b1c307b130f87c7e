package casebell.policy.engine;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.condition.Formula;
import casebell.policy.facts.Facts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one case as the rules of one bundle read them: numbers and bits at fixed places. Made and filled by an {@link Engine}, and
 * only of use to it; one thread at a time. It can be filled again and again.
 */
public final class Slots {
    final long[] words;
    private final int bits;
    private final String[] texts;
    private final List<Layout.Question> questions;
    private final long[] holding;
    private final long[] failing;
    private final long[] asked;
    private @Nullable Facts facts;
    private boolean isWhole = true;

    Slots(Layout layout, List<Layout.Question> questions) {
        bits = layout.words();
        words = new long[layout.position(layout.amounts())];
        texts = new String[layout.texts()];
        Arrays.fill(texts, "");
        this.questions = questions;
        int size = (questions.size() + 63) >> 6;
        holding = new long[size];
        failing = new long[size];
        asked = new long[size];
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

    /** Nothing was asked yet. */
    void forget() {
        for (int i = 0; i < asked.length; i++) {
            asked[i] = 0;
        }
    }

    /** Whether a part holds; generated code calls it. */
    boolean holds(int part) {
        return (answered(part, holding) & 1L << part) != 0;
    }

    /** Whether a part fails; generated code calls it. */
    boolean fails(int part) {
        return (answered(part, failing) & 1L << part) != 0;
    }

    private long answered(int part, long[] side) {
        if ((asked[part >> 6] & 1L << part) == 0) {
            ask(part);
        }
        return side[part >> 6];
    }

    private void ask(int part) {
        Answer answer = questions.get(part).of(this);
        long bit = 1L << part;
        int word = part >> 6;
        asked[word] |= bit;
        holding[word] = answer == Answer.YES ? holding[word] | bit : holding[word] & ~bit;
        failing[word] = answer == Answer.NO ? failing[word] | bit : failing[word] & ~bit;
    }
}

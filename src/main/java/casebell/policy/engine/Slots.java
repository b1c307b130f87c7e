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
    private final Scans scans;
    private final Answers answers;
    /** Which sets of phrases the scan at work has seen. */
    private final long[] seen;
    /** For each scan, what single parts have cost in this case. */
    private final int[] paid;

    private @Nullable Facts facts;
    private boolean isWhole = true;

    Slots(Layout layout, List<Layout.Question> questions, Scans scans) {
        bits = layout.words();
        words = new long[layout.position(layout.amounts())];
        texts = new String[layout.texts()];
        Arrays.fill(texts, "");
        this.questions = questions;
        this.scans = scans;
        answers = new Answers(questions.size());
        seen = new long[scans.words()];
        paid = new int[scans.size()];
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
        answers.forget();
        for (int i = 0; i < paid.length; i++) {
            paid[i] = 0;
        }
    }

    /** Whether a part holds; generated code calls it. */
    boolean holds(int part) {
        if (!answers.isAsked(part)) {
            ask(part);
        }
        return answers.holds(part);
    }

    /** Whether a part fails; generated code calls it. */
    boolean fails(int part) {
        if (!answers.isAsked(part)) {
            ask(part);
        }
        return answers.fails(part);
    }

    private void ask(int part) {
        int scan = scans.of(part);
        if (scan == Scans.NONE || !isFound(part, scan)) {
            answers.put(part, questions.get(part).of(this));
        }
    }

    /** Whether a scan of the text answered it. The first parts are asked without one: most cases need no more than those. */
    private boolean isFound(int part, int scan) {
        int before = paid[scan];
        if (before >= Scans.ENOUGH) {
            return false;
        }
        paid[scan] = before + scans.price(part);
        if (paid[scan] < Scans.ENOUGH) {
            return false;
        }
        scans.get(scan).read(this, seen, answers);
        return answers.isAsked(part);
    }
}

package casebell.policy.engine;

import casebell.policy.condition.Condition;
import casebell.policy.condition.Condition.Answer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks an {@link Engine} about one case after the other, and remembers what was asked of the case at hand. Of use to its engine only; one thread at
 * a time. It stands apart from the {@link Slots}, so that many cases in memory share one.
 */
public final class Inquiry {
    private final Engine engine;
    private final List<Layout.Question> questions;
    private final Scans scans;
    private final Answers answers;
    private final Reading reading;
    private final FoldedText[] folded;
    /** For each text, whether it was scanned in this case. */
    private final boolean[] scanned;

    private @Nullable Slots about;

    Inquiry(Engine engine, List<Layout.Question> questions, Scans scans) {
        this.engine = engine;
        this.questions = questions;
        this.scans = scans;
        answers = new Answers(questions.size());
        reading = new Reading(answers, scans.sets());
        scanned = new boolean[scans.size()];
        folded = new FoldedText[scans.size()];
        Arrays.setAll(folded, i -> new FoldedText());
    }

    /**
     * Which conditions hold. Makes no garbage, but for what cel-java makes when it is asked.
     *
     * @param bits {@link Engine#words()} words; the bit of each condition that holds is set, all others are cleared
     */
    public void holding(Slots slots, long[] bits) {
        Arrays.fill(bits, 0);
        about = slots;
        answers.forget();
        for (int i = 0; i < scanned.length; i++) {
            scanned[i] = false;
            folded[i].forget();
        }
        if (slots.isWhole()) {
            engine.holding(slots, this, bits);
        } else {
            ask(slots, Answer.YES, bits);
        }
    }

    /** Which conditions cannot be answered, right after {@link #holding} was asked for the same case; otherwise as that. */
    public void unknown(Slots slots, long[] holding, long[] bits) {
        if (about != slots) {
            throw new IllegalStateException("Another case was asked about");
        }
        Arrays.fill(bits, 0);
        if (!slots.isWhole()) {
            ask(slots, Answer.UNKNOWN, bits);
            return;
        }
        engine.failing(slots, this, bits);
        for (int i = 0; i < bits.length; i++) {
            bits[i] = ~(bits[i] | holding[i]);
        }
        if ((engine.size() & 63) != 0) {
            bits[bits.length - 1] &= (1L << engine.size()) - 1;
        }
    }

    private void ask(Slots slots, Answer answer, long[] bits) {
        List<Condition> conditions = engine.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).ask(slots.facts()) == answer) {
                bits[i >> 6] |= 1L << i;
            }
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
        Slots slots = about;
        if (slots == null) {
            throw new IllegalStateException("No case was asked about yet");
        }
        int text = scans.of(part);
        if (text != Scans.NONE && isFound(part, text, slots)) {
            return;
        }
        answers.put(part, questions.get(part).of(slots));
    }

    /** Whether a search or a scan of the text answered it. The first parts are searched one by one: most cases need no more than those. */
    private boolean isFound(int part, int text, Slots slots) {
        if (scanned[text]) {
            return false;
        }
        FoldedText in = folded[text];
        Search search = scans.search(part);
        if (search != null && in.spent() < Scans.ENOUGH) {
            if (!in.isRead()) {
                if (scans.isQuick(part)) {
                    return false;
                }
                in.read(slots.text(scans.text(text)));
            }
            boolean isOut = !search.mayFind(in);
            if (isOut) {
                answers.put(part, Answer.NO);
            }
            return isOut;
        }
        scanned[text] = true;
        Scan scan = scans.scan(text);
        if (scan == null) {
            return false;
        }
        reading.read(scan, slots.text(scans.text(text)));
        return answers.isAsked(part);
    }
}

package casebell.policy.engine;

import casebell.policy.condition.Condition.Answer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Room for reading one text with a {@link Scan}. Makes no garbage, but when a text is longer than all before. */
final class Reading implements PhraseTable.Found {
    private static final int FIRST = 512;

    private final Answers answers;
    /** Which sets of phrases were seen. */
    private final long[] seen;

    private char[] characters = new char[FIRST];
    private String text = "";
    private @Nullable Scan scan;

    /**
     * @param sets how many sets of phrases there are at most
     */
    Reading(Answers answers, int sets) {
        this.answers = answers;
        seen = new long[(sets + 63) >> 6];
    }

    /** All parts of the scan fail, but for those that have their answer, those whose phrase is there, and those that remain to be asked. */
    void read(Scan with, String of) {
        scan = with;
        text = of;
        for (int i = 0; i < seen.length; i++) {
            seen[i] = 0;
        }
        answers.fail(with.parts());
        int length = of.length();
        if (length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(length, 2 * characters.length));
        }
        of.getChars(0, length, characters, 0);
        with.table().find(characters, length, this);
    }

    @Override
    public void at(int[] sets, int end) {
        Scan with = scan;
        if (with == null) {
            return;
        }
        for (int set : sets) {
            for (Scan.Exact exact : with.settledBy(set)) {
                String phrase = exact.phrase();
                if (!answers.holds(exact.part()) && text.startsWith(phrase, end - phrase.length())) {
                    answers.put(exact.part(), Answer.YES);
                }
            }
            if ((seen[set >> 6] & 1L << set) == 0) {
                seen[set >> 6] |= 1L << set;
                for (Need need : with.waitingFor(set)) {
                    if (need.isMet(seen)) {
                        answers.forget(need.part());
                    }
                }
            }
        }
    }
}

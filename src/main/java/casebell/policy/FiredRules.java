package casebell.policy;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The rules of one policy that fired in one case, the most severe first: by their numbers, and as a {@link Verdict} lists them. Unmodifiable. */
final class FiredRules extends AbstractList<Fired> implements RandomAccess {
    private final RuleTable table;
    private final int[] numbers;

    /**
     * @param holding one bit for each rule of the table; it is not kept
     */
    FiredRules(RuleTable table, long[] holding) {
        this.table = table;
        int count = 0;
        for (long word : holding) {
            count += Long.bitCount(word);
        }
        numbers = new int[count];
        int next = 0;
        for (int word = 0; word < holding.length; word++) {
            for (long rest = holding[word]; rest != 0; rest &= rest - 1) {
                numbers[next++] = (word << 6) + Long.numberOfTrailingZeros(rest);
            }
        }
    }

    @Override
    public Fired get(int index) {
        return rule(index).told();
    }

    @Override
    public int size() {
        return numbers.length;
    }

    /** The number of a rule in the table. */
    int number(int index) {
        return numbers[index];
    }

    Rule rule(int index) {
        return table.rule(numbers[index]);
    }

    List<Rule> rules() {
        return new AbstractList<>() {
            @Override
            public Rule get(int index) {
                return rule(index);
            }

            @Override
            public int size() {
                return numbers.length;
            }
        };
    }

    /** Writes how their verdict begins: its revision, its severity and its reason; there is at least one. */
    void writeHead(JsonLine out) {
        table.heads().write(numbers[0], out);
    }

    /** Writes them as they stand in a verdict. */
    void write(JsonLine out) {
        Pieces told = table.told();
        for (int number : numbers) {
            told.write(number, out);
        }
    }
}

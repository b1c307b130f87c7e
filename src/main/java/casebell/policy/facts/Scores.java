package casebell.policy.facts;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one case by their names, in the order in which they were given. Unmodifiable to all but those who build facts. There are few of them, so
 * they stand side by side and are looked through: cheaper to make, and to read, than a table.
 */
public final class Scores extends AbstractMap<String, Double> {
    private static final int USUAL = 16;
    private static final int NONE = -1;

    private String[] names = new String[USUAL];
    private int[] hashes = new int[USUAL];
    private double[] values = new double[USUAL];
    private int count;

    Scores() {}

    /** A copy, or these scores in the form of this class. */
    static Scores of(Map<String, Double> scores) {
        Scores copy = new Scores();
        scores.forEach(copy::set);
        return copy;
    }

    /** The score, or the other number when there is none. */
    public double of(String name, double otherwise) {
        int place = place(name);
        return place == NONE ? otherwise : values[place];
    }

    /** Adds a score, or changes it. */
    void set(String name, double score) {
        int place = place(name);
        if (place == NONE) {
            add(name, score);
        } else {
            values[place] = score;
        }
    }

    /** Adds a score; false when its name is there already. */
    boolean addNew(String name, double score) {
        boolean isNew = place(name) == NONE;
        if (isNew) {
            add(name, score);
        }
        return isNew;
    }

    private void add(String name, double score) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        names[count] = name;
        hashes[count] = name.hashCode();
        values[count] = score;
        count++;
    }

    private int place(String name) {
        int hash = name.hashCode();
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return i;
            }
        }
        return NONE;
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String text && place(text) != NONE;
    }

    @Override
    public @Nullable Double get(@Nullable Object name) {
        int place = name instanceof String text ? place(text) : NONE;
        return place == NONE ? null : (Double) values[place];
    }

    @Override
    public Set<Map.Entry<String, Double>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, Double>> {
        @Override
        public int size() {
            return count;
        }

        @Override
        public Iterator<Map.Entry<String, Double>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < count;
                }

                @Override
                public Map.Entry<String, Double> next() {
                    if (next >= count) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names[next], values[next++]);
                }
            };
        }
    }
}

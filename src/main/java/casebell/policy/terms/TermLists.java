package casebell.policy.terms;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The lists of terms of a bundle. Immutable but for what it remembers of the last texts; safe for many threads. */
public final class TermLists {
    private static final int REMEMBERED = 64;

    private final List<String> names;
    private final Map<String, String> marks;
    private final @Nullable Automaton automaton;
    private final AtomicReferenceArray<@Nullable Read> remembered = new AtomicReferenceArray<>(REMEMBERED);

    /**
     * @param marks what tells each list from other versions of it, by name
     */
    TermLists(Map<String, String> marks, Optional<Automaton> automaton) {
        this.marks = new TreeMap<>(marks);
        this.names = List.copyOf(this.marks.keySet());
        this.automaton = automaton.orElse(null);
    }

    /** Of a bundle without lists. */
    public static TermLists none() {
        return new TermLists(Map.of(), Optional.empty());
    }

    /** The names of the lists. */
    public List<String> names() {
        return names;
    }

    /** How many terms a list has, and a mark that changes with them: {@code 8 terms, 3f2a81c0}. Comments and the order of lines mean nothing. */
    public String version(String list) {
        return marks.getOrDefault(list, "no terms");
    }

    /** Whether a text mentions a term of a list. A list that is not there has none. */
    public boolean areIn(String text, String list) {
        return count(text, list) > 0;
    }

    /** How often a text mentions terms of a list: each term at each word that it ends with. */
    public int count(String text, String list) {
        int number = names.indexOf(list);
        return number < 0 || automaton == null ? 0 : hits(text, automaton).of(number);
    }

    private Hits hits(String text, Automaton terms) {
        int place = text.hashCode() & (REMEMBERED - 1);
        Read before = remembered.get(place);
        if (before != null && text.equals(before.text.get())) {
            return before.hits;
        }
        Hits hits = terms.read(text);
        remembered.set(place, new Read(new WeakReference<>(text), hits));
        return hits;
    }

    /** What was read last; the text is let go of as soon as nobody else holds it. */
    private record Read(WeakReference<String> text, Hits hits) {}
}

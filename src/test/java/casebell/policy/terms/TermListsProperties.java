package casebell.policy.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.policy.text.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The automaton finds what is found by hand, whatever the terms and the text. */
class TermListsProperties {
    private static final List<String> LETTERS = List.of("a", "b", "A", "b", "a", "c");
    private static final List<String> STRANGE = List.of(
            "\u00df",
            "\u017f",
            "\u00e9",
            "e\u0301",
            "\uff21",
            "\u6211",
            "\u77e5",
            "\u200b",
            "\ufe0f",
            "\u2026",
            "\ud83d\ude00",
            "\u00bd",
            "\u0e01",
            "\u0e31",
            "\uac00",
            "\u1100\u1161",
            "\ud835\udc1a",
            "\u0301",
            "\u03c2",
            "\u03a3",
            "\ufb01",
            "_",
            "'",
            "\ud83d",
            "\u30ca",
            "\uff86\uff9e",
            "\u0130",
            "7",
            "\ud840\udc00",
            "\u1e9e");

    @Property(tries = 500)
    void plain_words_are_counted_as_by_hand(@ForAll long seed) {
        compare(new Random(seed), false);
    }

    @Property(tries = 500)
    void strange_letters_are_counted_as_by_hand(@ForAll long seed) {
        compare(new Random(seed), true);
    }

    @Property(tries = 500)
    void folding_twice_is_folding_once(@ForAll String text) {
        String once = Folding.fold(text);
        assertEquals(once, Folding.fold(once));
    }

    private static void compare(Random chance, boolean areStrange) {
        List<List<Term>> lists = new ArrayList<>();
        TermListReader reader = new TermListReader();
        for (int list = 0; list < 2; list++) {
            TreeSet<String> lines = new TreeSet<>();
            for (int i = chance.nextInt(12); i >= 0; i--) {
                lines.add(term(chance, areStrange));
            }
            lists.add(read(lines));
            reader.read("l" + list, lines(lines), new Findings("f", ""));
        }
        TermLists terms = reader.lists(new Findings("f", ""));
        for (int i = 0; i < 8; i++) {
            String text = text(chance, areStrange);
            for (int list = 0; list < 2; list++) {
                assertEquals(
                        NaiveTerms.count(lists.get(list), text),
                        terms.count(text, "l" + list),
                        () -> lists + " in '" + text + "'");
            }
        }
    }

    private static String lines(Set<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    /** The terms of the lines that are some, each once. */
    private static List<Term> read(Set<String> lines) {
        return lines.stream()
                .flatMap(line -> new TermReader("", new Findings("f", "")).read(line, 1).stream())
                .distinct()
                .toList();
    }

    private static String term(Random chance, boolean areStrange) {
        StringBuilder term = new StringBuilder();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            String word = word(chance, areStrange);
            term.append(word);
            if (word.length() > 2 && chance.nextInt(3) == 0) {
                term.append('*');
            }
            term.append(i > 0 && chance.nextInt(4) == 0 ? " ... " : " ");
        }
        return term.toString().strip();
    }

    private static String text(Random chance, boolean areStrange) {
        StringBuilder text = new StringBuilder();
        for (int i = chance.nextInt(40); i >= 0; i--) {
            text.append(word(chance, areStrange));
            text.append(List.of(" ", ", ", "  ", "-", "! ", "\n").get(chance.nextInt(6)));
        }
        return text.toString();
    }

    private static String word(Random chance, boolean areStrange) {
        StringBuilder word = new StringBuilder();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            List<String> from = areStrange && chance.nextInt(4) == 0 ? STRANGE : LETTERS;
            word.append(from.get(chance.nextInt(from.size())));
        }
        return word.toString();
    }
}

package casebell.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** A table finds what RE2/J finds. */
class AutomatonProperties {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "k",
            "S",
            "é",
            "😀",
            ".",
            "^",
            "$",
            "\\b",
            "\\B",
            "\\w",
            "\\W",
            "\\d",
            "\\s",
            "\\S",
            "[ab]",
            "[^a]",
            "[a-c0-9]",
            "[^\\w ]",
            "[K-t-]",
            "(",
            ")",
            "(?:",
            "|",
            "*",
            "+",
            "?",
            "{2}",
            "{1,3}",
            "{0,}",
            "\\.",
            "\\-",
            " ",
            "_",
            "\\n",
            "]",
            "{",
            "[",
            "\\",
            "(?i)",
            "\u017f",
            "\\pL",
            "\\Q",
            "[\\]a]");
    private static final List<String> LETTERS = List.of(
            "a", "b", "c", "k", "K", "\u212a", "s", "S", "\u017f", "é", "😀", "\ud83d", "1", " ", "_", "\n", ".", "-",
            "]");

    @Property(tries = 4000, shrinking = ShrinkingMode.BOUNDED)
    void a_table_finds_what_re2_finds(@ForAll("patterns") String pattern, @ForAll("texts") List<String> texts) {
        Pattern expected;
        try {
            expected = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return;
        }
        Optional<Automaton> automaton = Automaton.of(pattern);
        Optional<Automaton> loose = Automaton.loose(pattern);
        for (String text : texts) {
            boolean isFound = expected.matcher(text).find();
            automaton.ifPresent(table -> assertEquals(isFound, table.find(text), () -> pattern + " in '" + text + "'"));
            loose.ifPresent(table -> assertTrue(table.find(text) || !isFound, () -> pattern + " in '" + text + "'"));
        }
    }

    @Example
    void the_common_patterns_have_a_table_and_others_are_left_to_re2() {
        for (String pattern : List.of(
                "(?i)\\b(kill|hurt)(s|ing)?\\b.{0,3}you",
                "[a-z]+@[a-z]+\\.(com|org)",
                "^x|y$",
                "\\d{3}-\\d{4}",
                "(?i)shoot[ ,]+them|word[0-9]{2,4}")) {
            assertTrue(Automaton.of(pattern).isPresent(), pattern);
        }
        for (String pattern : List.of("\\pL", "(?s).", "(?i)é", "[[:alpha:]]", "a**", "(?P<n>a)", "(a{1,100}){1,10}")) {
            assertFalse(Automaton.of(pattern).isPresent(), pattern);
        }
        String far = "(?i)\\b(kill|hurt)(s|ing)?\\b.{0,20}you";
        assertFalse(Automaton.of(far).isPresent());
        assertTrue(Automaton.loose(far).isPresent());
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(PIECES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .flatMap(some -> Arbitraries.of("", "", "(?i)")
                        .map(flag -> flag + some.stream().collect(Collectors.joining())));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of(LETTERS)
                .list()
                .ofMaxSize(10)
                .map(some -> String.join("", some))
                .list()
                .ofSize(25);
    }
}

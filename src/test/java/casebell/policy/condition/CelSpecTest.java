package casebell.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.facts.Facts;
import casebell.policy.text.Findings;
import casebell.policy.text.Mistake;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The conformance tests of CEL, read as conditions: what is accepted gives what CEL says, and whatever is not is refused with a reason. The list of accepted
 * tests may only grow; {@code -Dgolden.write=true} adds to it.
 */
class CelSpecTest {
    private static final Path FOLDER = Path.of("src/test/resources/casebell/policy/cel-spec");
    /** How many there were when this was last changed. */
    private static final int ACCEPTED = 830;

    private static final String OTHER_TYPE = "a condition that gives ";
    /** The beginnings of all reasons: what is not claimed. */
    private static final List<String> REASONS = List.of(
            "dyn(...)",
            "the unknown name ",
            "the unknown function ",
            "the unknown fact ",
            "a loop within a loop",
            "a list or a map made within a loop",
            "texts or lists joined within a loop",
            "a name that begins with a dot",
            "a condition that cannot be planned",
            OTHER_TYPE,
            "'");

    private static final ConditionReader READER = new ConditionReader();
    private static final Facts FACTS = Facts.builder(Instant.EPOCH)
            .time("case.openedAt", Instant.EPOCH)
            .text("case.state", "open")
            .text("case.kind", "post")
            .build();

    private static final Set<String> ACCEPTED_NOW = new TreeSet<>();
    private static final Map<String, String> REFUSED_NOW = new TreeMap<>();
    private static final Map<String, String> DIFFERENT = new TreeMap<>();

    @BeforeAll
    static void ask_every_test() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".textproto"))
                    .sorted()
                    .toList()) {
                for (CelSpecCase each : CelSpecCase.read(file)) {
                    ask(each);
                }
            }
        }
    }

    private static void ask(CelSpecCase each) throws Exception {
        Findings plain = new Findings(each.name(), each.expression());
        Optional<Condition> condition = read(each.expression(), plain);
        String text = each.expression();
        boolean isOtherType = condition.isEmpty() && isOtherType(plain);
        if (isOtherType) {
            Optional<String> compared = each.asCondition();
            if (compared.isEmpty()) {
                REFUSED_NOW.put(each.name(), "its result cannot be written down in CEL");
                return;
            }
            text = compared.get();
            plain = new Findings(each.name(), text);
            condition = read(text, plain);
        }
        if (condition.isEmpty()) {
            assertTrue(!plain.areClean(), each.name());
            REFUSED_NOW.put(each.name(), reason(plain.mistakes()));
            return;
        }
        Answer expected = each.expected().isEmpty()
                ? Answer.UNKNOWN
                : !isOtherType && !each.expectedFlag().orElse(true) ? Answer.NO : Answer.YES;
        Answer found = condition.get().ask(FACTS);
        Answer whole = READER.whole(text).answer(FACTS);
        ACCEPTED_NOW.add(each.name());
        if (found != expected || whole != expected) {
            DIFFERENT.put(each.name(), text + ": expected " + expected + ", found " + found + ", as a whole " + whole);
        }
    }

    private static Optional<Condition> read(String text, Findings findings) {
        if (text.length() > ConditionReader.LONGEST) {
            findings.mistake(Place.START, "when", "a text of " + text.length() + " characters", "a shorter one");
            return Optional.empty();
        }
        return READER.read(new Node.Text(Place.START, text), "when", findings);
    }

    private static boolean isOtherType(Findings findings) {
        return findings.mistakes().stream().allMatch(m -> m.found().startsWith(OTHER_TYPE));
    }

    /** The first mistake that is not only that yes or no was expected. */
    private static String reason(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(Mistake::found)
                .filter(found -> !found.startsWith(OTHER_TYPE))
                .findFirst()
                .orElseGet(() -> mistakes.get(0).found());
    }

    @Test
    void what_is_accepted_gives_what_cel_says() {
        assertEquals(Map.of(), DIFFERENT);
    }

    @Test
    void what_was_accepted_stays_accepted() throws IOException {
        Path file = FOLDER.resolve("accepted.txt");
        if (Boolean.getBoolean("golden.write")) {
            Set<String> all = Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
            all.addAll(ACCEPTED_NOW);
            Files.write(file, all);
        }
        List<String> known = Files.readAllLines(file);
        assertEquals(known, List.copyOf(ACCEPTED_NOW));
        assertTrue(known.size() >= ACCEPTED, () -> "accepted: " + known.size());
    }

    @Test
    void what_is_refused_is_refused_with_a_known_reason() throws IOException {
        Path file = FOLDER.resolve("refused.txt");
        REFUSED_NOW.forEach(
                (name, reason) -> assertTrue(REASONS.stream().anyMatch(reason::startsWith), name + ": " + reason));
        List<String> lines = REFUSED_NOW.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList();
        if (Boolean.getBoolean("golden.write")) {
            Files.write(file, lines);
        }
        assertEquals(Files.readAllLines(file), lines);
    }
}

package casebell.policy.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.SampleFacts;
import casebell.policy.condition.Condition;
import casebell.policy.condition.Condition.Answer;
import casebell.policy.condition.ConditionReader;
import casebell.policy.facts.Facts;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the generated class promises besides its answers, which {@code OracleTest} holds against cel-java. */
class EngineTest {
    private final ConditionReader reader = new ConditionReader();

    @Test
    void methods_stay_so_small_that_they_are_compiled() {
        List<String> texts = new ArrayList<>(rules(600));
        texts.add(IntStream.range(0, 120)
                .mapToObj(i -> "author.followers + " + i + " > reach.views * " + i)
                .collect(Collectors.joining(" || "))
                .substring(0, 3900)
                .replaceAll(" \\|\\| [^|]*$", ""));
        texts.add(IntStream.range(0, 100)
                .mapToObj(i -> "(" + (i % 2 == 0 ? "" : "!") + "author.verified && reach.views > " + i + ")")
                .limit(80)
                .collect(Collectors.joining(" || ")));
        Engine engine = engine(texts);
        Map<String, Integer> sizes = new TreeMap<>();
        engine.classes().forEach(c -> new ClassReader(c).accept(sizes(sizes), ClassReader.SKIP_FRAMES));
        assertTrue(sizes.size() > 20, sizes.toString());
        assertTrue(sizes.values().stream().allMatch(s -> s < 1500), sizes.toString());
    }

    @Test
    void a_choice_within_a_choice_is_not_written_out_again_and_again() {
        String nested = "author.verified";
        for (int i = 0; i < 60; i++) {
            nested = "(" + nested + " ? reach.views > " + i + " : reach.shares > " + i + ")";
        }
        Engine engine = engine(List.of(nested));
        assertTrue(engine.classes().stream().mapToInt(c -> c.length).sum() < 60_000);
        for (int seed = 0; seed < 200; seed++) {
            agree(engine, List.of(nested), SampleFacts.of(seed, 0));
        }
    }

    @Test
    void a_bundle_too_large_for_one_class_gets_several() {
        List<String> texts = IntStream.range(0, 90)
                .mapToObj(rule -> IntStream.range(0, 40)
                        .mapToObj(i -> "reach.views > " + (rule * 40 + i))
                        .collect(Collectors.joining(" || author.verified && ")))
                .toList();
        Engine engine = engine(texts);
        assertTrue(engine.classes().size() > 1);
        agree(engine, texts, SampleFacts.of(3, 0));
        agree(engine, texts, SampleFacts.of(4, 0));
    }

    @Test
    void a_threshold_that_is_just_reached_counts_and_one_that_is_not_ends_the_chain() {
        List<String> texts = new ArrayList<>();
        for (String sign : List.of(">=", ">", "<", "<=", "==", "!=")) {
            for (int i = 0; i <= 20; i++) {
                texts.add("signal(\"spam\", 0.35) " + sign + " " + i / 20.0);
                texts.add("author.followers " + sign + " " + (i - 10));
                texts.add("author.followers " + sign + " " + (Long.MAX_VALUE - i));
            }
            texts.add("author.automation " + sign + " -0.0");
        }
        Engine engine = engine(texts);
        for (int seed = 0; seed < 400; seed++) {
            agree(engine, texts, SampleFacts.of(seed, 0));
        }
    }

    @Test
    void a_decision_makes_no_garbage() {
        Engine engine = engine(rules(200));
        List<Slots> cases = IntStream.range(0, 50)
                .mapToObj(seed -> engine.bind(SampleFacts.of(seed, 0)))
                .toList();
        Inquiry inquiry = engine.inquiry();
        long[] holding = new long[engine.words()];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5000; i++) {
                inquiry.holding(cases.get(i % 50), holding);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // the meter itself makes a little
        assertTrue(least < 500, "bytes in 5,000 decisions: " + least);
    }

    @Test
    void slots_that_are_filled_again_hold_nothing_of_the_case_before() {
        List<String> texts = rules(300);
        Engine engine = engine(texts);
        Slots again = engine.slots();
        Inquiry inquiry = engine.inquiry();
        long[] one = new long[engine.words()];
        long[] other = new long[engine.words()];
        for (int seed = 0; seed < 300; seed++) {
            Facts facts = SampleFacts.of(seed, 0);
            engine.bind(facts, again);
            inquiry.holding(again, one);
            inquiry.holding(engine.bind(facts), other);
            assertArrayEquals(other, one);
        }
    }

    private static List<String> rules(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String score = "signal(\"" + (i % 3 == 0 ? "spam" : i % 3 == 1 ? "harassment" : "incitement") + "\", 0.0)";
            texts.add(
                    switch (i % 5) {
                        case 0 -> score + " >= " + (i % 100) / 100.0 + " && author.office in [\"none\", \"official\"]";
                        case 1 -> score + " > 0.5 && (reach.views > " + i + " || author.verified)";
                        case 2 -> "\"satire\" in labels && !(\"election-period\" in labels) && reach.shares > " + i;
                        case 3 -> score + " >= 0.9 && content.text.contains(\"word" + i + "\")";
                        default -> "reach.views - reach.shares > " + i * 1000 + " && target.standing != \"minor\"";
                    });
        }
        return texts;
    }

    private void agree(Engine engine, List<String> texts, Facts facts) {
        Inquiry inquiry = engine.inquiry();
        long[] holding = new long[engine.words()];
        long[] unknown = new long[engine.words()];
        Slots slots = engine.bind(facts);
        inquiry.holding(slots, holding);
        inquiry.unknown(slots, holding, unknown);
        for (int i = 0; i < texts.size(); i++) {
            Answer answer = (holding[i >> 6] & 1L << i) != 0
                    ? Answer.YES
                    : (unknown[i >> 6] & 1L << i) != 0 ? Answer.UNKNOWN : Answer.NO;
            assertEquals(condition(texts.get(i)).ask(facts), answer, texts.get(i));
        }
    }

    private final Map<String, Condition> read = new TreeMap<>();

    private Engine engine(List<String> texts) {
        return Engine.of(texts.stream().map(this::condition).toList());
    }

    private Condition condition(String text) {
        return read.computeIfAbsent(text, t -> {
            Findings findings = new Findings("test", t);
            return reader.read(new Node.Text(Place.START, t), "when", findings)
                    .orElseThrow(() -> new AssertionError(findings.mistakes().toString()));
        });
    }

    private static ClassVisitor sizes(Map<String, Integer> sizes) {
        return new ClassVisitor(Opcodes.ASM9, new ClassWriter(0)) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor written = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, written) {
                    @Override
                    public void visitMaxs(int stack, int locals) {
                        Label end = new Label();
                        visitLabel(end);
                        sizes.put(name, end.getOffset());
                        super.visitMaxs(stack, locals);
                    }
                };
            }
        };
    }
}

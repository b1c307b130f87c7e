package casebell.policy.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the class of a bundle: small methods that each ask some rules. Rules that need one amount to reach a constant stand in a chain for
 * this amount, the lowest constant first, and the chain ends at the first that is not reached.
 */
final class Methods implements Code.Bundle {
    private static final String INQUIRY = "L" + Type.getInternalName(Inquiry.class) + ";";
    /** A method that answers one test. */
    static final String QUESTION = "([J" + INQUIRY + ")Z";
    /** A method that finds rules. */
    static final String SEARCH = "([J" + INQUIRY + "[J)V";

    private static final String PARENT = Type.getInternalName(Decider.class);
    private static final String NAME = PARENT.replace("Decider", "Generated");
    /** The most in one method: less than 1,500 bytes. */
    private static final int LARGEST = 2 * Several.LARGEST;
    /** So many words of bits stand in variables. */
    private static final int MOST_VARIABLES = 4;

    /** Scores before counts, and the higher before the lower: the fewer cases reach it, the better. */
    private static final Comparator<Term.Constant> SELECTIVE =
            Comparator.comparing(Term.Constant::isFraction).thenComparing(c -> c);

    private final Layout layout;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
    private final Map<Apart, String> apart = new HashMap<>();
    private final Deque<Apart> open = new ArrayDeque<>();
    private int count;

    private Methods(Layout layout) {
        this.layout = layout;
    }

    /** What makes one rule hold, or one of several such things. */
    private record Clause(int rule, Test test, Optional<Test.Threshold> threshold) {
        static Clause of(int rule, Test test) {
            return new Clause(
                    rule,
                    test,
                    test.conjuncts().stream()
                            .flatMap(t -> t.threshold().stream())
                            .max(Comparator.comparing(Test.Threshold::constant, SELECTIVE)));
        }

        /** What remains to be asked once the threshold is reached. */
        Test rest() {
            Test reached = threshold.orElseThrow().test();
            return Several.all(
                    test.conjuncts().stream().filter(t -> !t.equals(reached)).toList());
        }
    }

    static byte[] write(Layout layout, Map<Integer, Sides> rules) {
        return new Methods(layout).write(rules);
    }

    /** How many steps a rule takes in all, those apart included. */
    static int weight(Sides sides) {
        Set<Test> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return weight(sides.holds(), seen) + weight(sides.fails(), seen);
    }

    private static int weight(Test test, Set<Test> seen) {
        if (!seen.add(test)) {
            return 0;
        }
        if (test instanceof Apart more) {
            return 1 + weight(more.test(), seen);
        }
        return test instanceof Several several
                ? several.tests().stream().mapToInt(t -> weight(t, seen)).sum()
                : test.size();
    }

    private byte[] write(Map<Integer, Sides> rules) {
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, PARENT, null);
        MethodVisitor made = writer.visitMethod(0, "<init>", "()V", null, null);
        made.visitCode();
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitMethodInsn(Opcodes.INVOKESPECIAL, PARENT, "<init>", "()V", false);
        made.visitInsn(Opcodes.RETURN);
        made.visitMaxs(0, 0);
        made.visitEnd();
        List<Clause> holding = new ArrayList<>();
        List<Clause> failing = new ArrayList<>();
        rules.forEach((rule, sides) -> {
            holding.addAll(clauses(rule, sides.holds()));
            failing.add(new Clause(rule, sides.fails(), Optional.empty()));
        });
        enter("holding", holding);
        enter("failing", failing);
        while (!open.isEmpty()) {
            Apart next = open.remove();
            question(methodOf(next), next.test());
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Each alternative with a threshold for itself, the others together. */
    private static List<Clause> clauses(int rule, Test test) {
        List<Clause> clauses = new ArrayList<>();
        List<Test> others = new ArrayList<>();
        for (Test alternative : test.alternatives()) {
            Clause clause = Clause.of(rule, alternative);
            if (clause.threshold().isPresent()) {
                clauses.add(clause);
            } else {
                others.add(alternative);
            }
        }
        if (!others.isEmpty()) {
            clauses.add(new Clause(rule, Several.one(others), Optional.empty()));
        }
        return clauses;
    }

    private void enter(String name, List<Clause> clauses) {
        List<String> calls = new ArrayList<>(
                plain(clauses.stream().filter(c -> c.threshold().isEmpty()).toList()));
        Map<Integer, List<Clause>> chains = new TreeMap<>();
        for (Clause clause : clauses) {
            clause.threshold()
                    .ifPresent(t -> chains.computeIfAbsent(t.slot(), s -> new ArrayList<>())
                            .add(clause));
        }
        chains.values().forEach(chain -> calls.add(chain(chain)));
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_FINAL, name, SEARCH, null, null);
        method.visitCode();
        for (String call : grouped(calls)) {
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitVarInsn(Opcodes.ALOAD, 2);
            method.visitVarInsn(Opcodes.ALOAD, 3);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, call, SEARCH, false);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** At most so many calls that the method that makes them is small. */
    private List<String> grouped(List<String> calls) {
        List<String> names = new ArrayList<>(calls);
        while (names.size() > LARGEST) {
            List<String> next = new ArrayList<>();
            for (int i = 0; i < names.size(); i += LARGEST) {
                List<String> some = names.subList(i, Math.min(i + LARGEST, names.size()));
                next.add(search(List.of(), code -> some.forEach(code::find)));
            }
            names = next;
        }
        return names;
    }

    private List<String> plain(List<Clause> clauses) {
        List<String> names = new ArrayList<>();
        List<Clause> some = new ArrayList<>();
        int size = 0;
        for (Clause clause : clauses) {
            int more = clause.test().size() + 1;
            if (size + more > LARGEST && !some.isEmpty()) {
                names.add(plainly(List.copyOf(some)));
                some.clear();
                size = 0;
            }
            some.add(clause);
            size += more;
        }
        if (!some.isEmpty()) {
            names.add(plainly(List.copyOf(some)));
        }
        return names;
    }

    private String plainly(List<Clause> clauses) {
        return search(
                clauses.stream().map(Clause::test).toList(),
                code -> clauses.forEach(clause -> ask(code, clause.test(), clause.rule())));
    }

    private static void ask(Code code, Test test, int rule) {
        Label no = new Label();
        test.unless(code, no);
        code.found(rule);
        code.mark(no);
    }

    /** From the end, so that each method knows the one that follows it. */
    private String chain(List<Clause> clauses) {
        List<Clause> sorted = clauses.stream()
                .sorted(Comparator.comparing(c -> c.threshold().orElseThrow(), Test.Threshold.ORDER))
                .toList();
        String next = "";
        int end = sorted.size();
        while (end > 0) {
            int start = end;
            int size = 0;
            while (start > 0
                    && (start == end || size + sorted.get(start - 1).test().size() + 1 <= LARGEST)) {
                start--;
                size += sorted.get(start).test().size() + 1;
            }
            next = chained(sorted.subList(start, end), next);
            end = start;
        }
        return next;
    }

    private String chained(List<Clause> clauses, String next) {
        Label end = new Label();
        List<Test> rests = clauses.stream().map(Clause::rest).toList();
        return search(rests, code -> {
            for (int i = 0; i < clauses.size(); i++) {
                Test.Threshold reached = clauses.get(i).threshold().orElseThrow();
                if (i == 0 || !reached.isSame(clauses.get(i - 1).threshold().orElseThrow())) {
                    reached.test().unless(code, end);
                }
                ask(code, rests.get(i), clauses.get(i).rule());
            }
            if (!next.isEmpty()) {
                code.find(next);
            }
            code.mark(end);
        });
    }

    private String search(List<Test> tests, Consumer<Code> body) {
        String name = "s" + count++;
        Code code = code(name, SEARCH, tests, 3);
        code.begin();
        body.accept(code);
        code.end(Opcodes.RETURN);
        return name;
    }

    private void question(String name, Test test) {
        Code code = code(name, QUESTION, List.of(test), 2);
        code.begin();
        Label no = new Label();
        test.unless(code, no);
        code.push(true);
        code.add(Opcodes.IRETURN);
        code.mark(no);
        code.push(false);
        code.end(Opcodes.IRETURN);
    }

    private Code code(String name, String descriptor, List<Test> tests, int firstVariable) {
        Map<Integer, Integer> variables = new TreeMap<>();
        tests.stream()
                .flatMap(t -> t.conjuncts().stream())
                .filter(t -> t instanceof Bits)
                .map(t -> ((Bits) t).word())
                .distinct()
                .limit(MOST_VARIABLES)
                .forEach(word -> variables.put(word, firstVariable + 2 * variables.size()));
        return new Code(
                writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, descriptor, null, null),
                layout,
                this,
                variables);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String methodOf(Apart test) {
        return apart.computeIfAbsent(test, t -> {
            open.add(t);
            return "q" + apart.size();
        });
    }
}

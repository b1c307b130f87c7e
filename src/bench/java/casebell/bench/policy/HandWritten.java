package casebell.bench.policy;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** One static method a rule, as a person would write it, compiled by the Java compiler of the JDK. */
final class HandWritten extends Contender {
    /** Rules asked in one method: it must stay below the size that HotSpot compiles. */
    private static final int TOGETHER = 100;

    private static final String BEGINNING = """
            package casebell.bench.policy;
            final class ByHand implements HandWritten.Rules {
              public void ask(Post p, long[] b) {
            """;

    private final Rules rules;
    private final Post[] posts;
    private final int words;

    /** What the compiled class does. */
    interface Rules {
        /** Sets the bits of the rules that hold. */
        void ask(Post post, long[] bits);
    }

    HandWritten(List<RuleSet.Atom> rules, Post[] posts) {
        super("hand-written Java");
        this.rules = compiled(rules);
        this.posts = posts;
        words = (rules.size() + 63) >> 6;
    }

    private static Rules compiled(List<RuleSet.Atom> rules) {
        StringBuilder text = new StringBuilder(BEGINNING);
        int methods = (rules.size() + TOGETHER - 1) / TOGETHER;
        IntStream.range(0, methods).forEach(m -> text.append("    some" + m + "(p, b);\n"));
        text.append("  }\n");
        for (int m = 0; m < methods; m++) {
            text.append("  private static void some" + m + "(Post p, long[] b) {\n");
            for (int i = m * TOGETHER; i < Math.min(rules.size(), (m + 1) * TOGETHER); i++) {
                text.append("    if (r%d(p)) { b[%d] |= 1L << %d; }\n".formatted(i, i >> 6, i & 63));
            }
            text.append("  }\n");
        }
        for (int i = 0; i < rules.size(); i++) {
            text.append("  private static boolean r%d(Post p) { return %s; }\n"
                    .formatted(i, rules.get(i).java()));
        }
        text.append("}\n");
        try {
            Path folder = Files.createTempDirectory("casebell-bench");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(folder.toFile()));
                boolean isDone = compiler.getTask(
                                null,
                                files,
                                null,
                                List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                                null,
                                List.of(source(text.toString())))
                        .call();
                if (!isDone) {
                    throw new IllegalStateException("The rules by hand do not compile");
                }
            }
            Path made = folder.resolve("casebell/bench/policy/ByHand.class");
            byte[] bytes = Files.readAllBytes(made);
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (Rules) lookup.lookupClass().getDeclaredConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SimpleJavaFileObject source(String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///casebell/bench/policy/ByHand.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return text;
            }
        };
    }

    @Override
    void decide(int post, long[] bits) {
        Arrays.fill(bits, 0);
        rules.ask(posts[post], bits);
    }

    @Override
    long run(int from, int to) {
        long[] bits = new long[words];
        long sum = 0;
        for (int i = from; i < to; i++) {
            Arrays.fill(bits, 0);
            rules.ask(posts[i], bits);
            sum += sum(bits);
        }
        return sum;
    }
}

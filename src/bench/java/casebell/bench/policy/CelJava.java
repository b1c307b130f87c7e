package casebell.bench.policy;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** cel-java's planner runtime over flat names. */
final class CelJava extends Contender {
    private final List<CelRuntime.Program> programs = new ArrayList<>();
    private final List<ImmutableMap<String, Object>> maps;

    CelJava(List<RuleSet.Atom> rules, Post[] posts) {
        super("cel-java, planner");
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder().setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        new Post(new java.util.Random(1), List.of("")).flat().forEach((name, value) -> {
            if (value instanceof Double) {
                builder.addVar(name, SimpleType.DOUBLE);
            } else if (value instanceof Long) {
                builder.addVar(name, SimpleType.INT);
            } else if (value instanceof Boolean) {
                builder.addVar(name, SimpleType.BOOL);
            } else if (value instanceof String) {
                builder.addVar(name, SimpleType.STRING);
            } else if (value instanceof List) {
                builder.addVar(name, ListType.create(SimpleType.STRING));
            } else {
                builder.addVar(name, SimpleType.TIMESTAMP);
            }
        });
        CelCompiler compiler = builder.setResultType(SimpleType.BOOL).build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        try {
            for (RuleSet.Atom rule : rules) {
                programs.add(runtime.createProgram(compiler.compile(rule.flat()).getAst()));
            }
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        maps = Arrays.stream(posts).map(Post::flat).toList();
    }

    @Override
    void decide(int post, long[] bits) {
        Arrays.fill(bits, 0);
        ImmutableMap<String, Object> map = maps.get(post);
        try {
            for (int i = 0; i < programs.size(); i++) {
                if (Boolean.TRUE.equals(programs.get(i).eval(map))) {
                    bits[i >> 6] |= 1L << i;
                }
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    long run(int from, int to) {
        long[] bits = new long[(programs.size() + 63) >> 6];
        long sum = 0;
        for (int i = from; i < to; i++) {
            decide(i, bits);
            sum += sum(bits);
        }
        return sum;
    }
}

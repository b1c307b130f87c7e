package casebell.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the sides of {@code ||} in conditions: each is a way to hold of its own. */
public final class Sides {
    private final CelCompiler compiler;
    private final CelUnparser unparser = CelUnparserFactory.newUnparser();

    public Sides() {
        compiler = ConditionReader.compiler(new FactTypes())
                .setResultType(SimpleType.BOOL)
                .setOptions(CelOptions.current()
                        .populateMacroCalls(true)
                        .maxParseRecursionDepth(ConditionReader.DEEPEST)
                        .build())
                .build();
    }

    /**
     * The sides, as conditions; those inside of a loop over a list are part of their loop.
     *
     * @param condition one that was read without a mistake
     * @return in the order of the text; empty when there is no {@code ||}
     */
    public List<String> of(Condition condition) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(condition.toString()).getAst();
            Set<String> sides = new LinkedHashSet<>();
            walk(tree, tree.getExpr(), false, sides);
            return List.copyOf(sides);
        } catch (CelValidationException e) {
            throw new IllegalArgumentException("Not a condition that was read: " + condition, e);
        }
    }

    private void walk(CelAbstractSyntaxTree tree, CelExpr part, boolean isSide, Set<String> sides) {
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL) {
            take(tree, part, isSide, sides);
            return;
        }
        boolean isEither = part.call().function().equals("_||_");
        if (!isEither) {
            take(tree, part, isSide, sides);
        }
        if (isEither
                || part.call().function().equals("_&&_")
                || part.call().function().equals("!_")) {
            part.call().args().forEach(arg -> walk(tree, arg, isEither, sides));
        }
    }

    private void take(CelAbstractSyntaxTree tree, CelExpr part, boolean isSide, Set<String> sides) {
        if (isSide) {
            sides.add(unparser.unparse(CelAbstractSyntaxTree.newParsedAst(part, tree.getSource())));
        }
    }
}

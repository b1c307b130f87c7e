package casebell.policy.condition;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.terms.TermLists;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import org.jspecify.annotations.Nullable;

/** Parts of conditions as cel-java runs them. What runs them is made when the first is needed: many bundles need none. Safe for many threads. */
final class Programs {
    /** Of a part: the places of the whole condition would be copied into each of its parts. */
    private static final CelSource NO_SOURCE = CelSource.newBuilder("").build();

    private final TermLists lists;
    private @Nullable CelRuntime runtime;

    Programs(TermLists lists) {
        this.lists = lists;
    }

    /** A part as it was checked with the whole: checking it again would take most of the time of reading a bundle. */
    CelRuntime.Program of(CelAbstractSyntaxTree tree, CelExpr part) throws CelEvaluationException {
        return planned(CelAbstractSyntaxTree.newCheckedAst(part, NO_SOURCE, tree.getReferenceMap(), tree.getTypeMap()));
    }

    /** The same for a part that has a form of its own, which seldom asks here: it is planned when it does. */
    Quick later(CelAbstractSyntaxTree tree, CelExpr part) {
        CelAbstractSyntaxTree checked =
                CelAbstractSyntaxTree.newCheckedAst(part, NO_SOURCE, tree.getReferenceMap(), tree.getTypeMap());
        return facts -> {
            try {
                return Part.answer(planned(checked), facts);
            } catch (CelEvaluationException e) {
                return Answer.UNKNOWN;
            }
        };
    }

    @SuppressWarnings("Immutable") // what lists remember changes no answer
    private synchronized CelRuntime.Program planned(CelAbstractSyntaxTree tree) throws CelEvaluationException {
        CelRuntime made = runtime;
        if (made == null) {
            made = CelRuntimeFactory.plannerRuntimeBuilder()
                    .addFunctionBindings(CelFunctionBinding.fromOverloads(
                            ConditionReader.MENTIONS,
                            CelFunctionBinding.from(
                                    ConditionReader.MENTIONED,
                                    String.class,
                                    String.class,
                                    (text, list) -> lists.areIn(text, list))))
                    .build();
            runtime = made;
        }
        return made.createProgram(tree);
    }
}

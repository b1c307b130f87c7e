package casebell.policy.condition;

import casebell.policy.terms.TermLists;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads conditions over the declared facts. */
public final class ConditionReader {
    /** The longest condition, in characters. */
    public static final int LONGEST = 4000;

    /** {@code content.text.mentions("spam")}: whether a text mentions a term of a list. */
    static final String MENTIONS = "mentions";

    /** The form of {@link #MENTIONS} that there is. */
    static final String MENTIONED = "string_mentions_list";

    /** Held while CEL is made ready, so that its classes are loaded by one thread. */
    private static final Object READY = new Object();

    private final CelCompiler conditions;
    private final Programs programs;
    private final TermLists lists;
    private final Patterns patterns = new Patterns();

    /** For a bundle without lists of terms. */
    public ConditionReader() {
        this(TermLists.none());
    }

    /**
     * For a bundle.
     *
     * @param lists its lists of terms
     */
    public ConditionReader(TermLists lists) {
        this.lists = lists;
        programs = new Programs(lists);
        synchronized (READY) {
            conditions =
                    compiler(new FactTypes()).setResultType(SimpleType.BOOL).build();
        }
    }

    /**
     * Loads what reading a condition takes, for a second or so; whoever reads one meanwhile waits for it. Meant for a thread of the program that does this beside the
     * reading of files.
     */
    public static void makeReady() {
        synchronized (READY) {
            String each =
                    "has(author.office) && signal(\"spam\", 0.0) >= 0.8 && reports.exists(r, has(r.by) && r.by == \"target\")";
            new ConditionReader().read(new Node.Text(Place.START, each), "", new Findings("", ""));
        }
    }

    /**
     * The deepest that signs and brackets of a condition stand within each other. cel-java's own limit of 250 can take more stack than a thread has, before
     * its parser is compiled as well as it will be.
     */
    static final int DEEPEST = 100;

    static CelCompilerBuilder compiler(FactTypes facts) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.DEFAULT.toBuilder()
                        .maxParseRecursionDepth(DEEPEST)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addMacros(signal())
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        MENTIONS,
                        CelOverloadDecl.newMemberOverload(
                                MENTIONED, SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
                .setTypeProvider(facts);
        facts.roots().forEach(builder::addVar);
        return builder;
    }

    /** {@code signal(name, fallback)}: the score, or the fallback when there is none. */
    private static CelMacro signal() {
        return CelMacro.newGlobalMacro("signal", 2, (factory, target, arguments) -> {
            CelExpr name = arguments.get(0);
            return Optional.of(factory.newGlobalCall(
                    "_?_:_",
                    factory.newGlobalCall("@in", name, factory.newIdentifier("signals")),
                    factory.newGlobalCall("_[_]", factory.newIdentifier("signals"), factory.copy(name)),
                    arguments.get(1)));
        });
    }

    /**
     * Reads a condition.
     *
     * @param path what it is the condition of
     * @return empty when it cannot be used; why is among the findings
     */
    public Optional<Condition> read(Node.Text text, String path, Findings findings) {
        int before = findings.size();
        CelValidationResult checked = conditions.compile(text.value());
        if (checked.hasError()) {
            new Complaints(text, path, findings).tell(checked.getErrors());
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree tree = checked.getAst();
            Survey survey = new Survey(tree, text, path, findings, lists, patterns);
            survey.walk(tree.getExpr());
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                findings.mistake(
                        text.place(), path, "a condition that gives anything", "a condition that gives yes or no");
            }
            if (findings.size() > before) {
                return Optional.empty();
            }
            Map<Long, Part> leaves = new HashMap<>();
            Part parts = part(tree, tree.getExpr(), survey, leaves);
            Formula formula = new Lowering(of -> leaf(tree, of, leaves), patterns).lower(tree.getExpr());
            return Optional.of(new Condition(text.value(), parts, formula, survey.mentions(), survey.listed()));
        } catch (CelValidationException | CelEvaluationException e) {
            findings.mistake(text.place(), path, "a condition that cannot be planned", "a simpler condition");
            return Optional.empty();
        }
    }

    /** How many steps asking all patterns of all conditions takes for each character of a text, at most. */
    public long patternSteps() {
        return patterns.steps();
    }

    /** The whole of a condition as cel-java runs it: what {@link Condition#ask} must never differ from. For tests. */
    Part whole(String condition) throws CelValidationException, CelEvaluationException {
        CelAbstractSyntaxTree tree = conditions.compile(condition).getAst();
        return new Part.Whole(programs.of(tree, tree.getExpr()));
    }

    private Part part(CelAbstractSyntaxTree tree, CelExpr part, Survey survey, Map<Long, Part> leaves)
            throws CelValidationException, CelEvaluationException {
        if (part.getKind() == CelExpr.ExprKind.Kind.CALL) {
            CelExpr.CelCall call = part.call();
            if (call.function().equals("_&&_")) {
                return new Part.All(
                        part(tree, call.args().get(0), survey, leaves),
                        part(tree, call.args().get(1), survey, leaves));
            }
            if (call.function().equals("_||_")) {
                return new Part.Either(
                        part(tree, call.args().get(0), survey, leaves),
                        part(tree, call.args().get(1), survey, leaves));
            }
            if (call.function().equals("!_")) {
                return new Part.Not(part(tree, call.args().get(0), survey, leaves));
            }
            Optional<Survey.Comparison> comparison = survey.comparison(call);
            if (comparison.isPresent()) {
                Survey.Comparison found = comparison.get();
                Optional<Quick.Amount> number = Quick.number(found.number());
                return new Part.Threshold(
                        leaf(tree, part, leaves),
                        number.isPresent() ? number.get() : Part.number(programs.of(tree, found.number())),
                        found.of(),
                        found.sign(),
                        found.asked());
            }
        }
        return leaf(tree, part, leaves);
    }

    /** Each part once: the engine hands over the same programs that explain. */
    private Part leaf(CelAbstractSyntaxTree tree, CelExpr part, Map<Long, Part> leaves)
            throws CelValidationException, CelEvaluationException {
        Part known = leaves.get(part.id());
        if (known != null) {
            return known;
        }
        Part made = made(tree, part);
        leaves.put(part.id(), made);
        return made;
    }

    private Part made(CelAbstractSyntaxTree tree, CelExpr part) throws CelEvaluationException {
        Optional<Quick> own = Quick.of(part, lists).or(() -> ItemTests.of(part, programs.later(tree, part)));
        return own.isPresent() ? new Part.Known(own.get()) : new Part.Whole(programs.of(tree, part));
    }
}

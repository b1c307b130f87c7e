package casebell.policy.condition;

import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.FactType;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Loops over a list of texts whose test cannot fail: {@code labels.exists(l, l.startsWith("lang:"))}, {@code labels.all(l, l != "x")}. */
final class ListTests {
    private final String variable;
    private final Patterns patterns;

    private ListTests(String variable, Patterns patterns) {
        this.variable = variable;
        this.patterns = patterns;
    }

    /** The name of a list of texts. */
    static Optional<String> texts(CelExpr part) {
        Optional<Fact> fact = part.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? FactTable.find(part.ident().name())
                : Quick.fact(part);
        return fact.filter(f -> f.type() == FactType.TEXTS && f.presence() == Fact.Presence.EMPTY_WHEN_UNKNOWN)
                .map(Fact::name);
    }

    static Optional<Formula> of(CelExpr part, Patterns patterns) {
        CelExpr.CelComprehension loop = part.comprehension();
        Optional<String> list = texts(loop.iterRange());
        boolean exists = isStep(loop, "_||_", false);
        if (list.isEmpty() || !loop.iterVar2().isEmpty() || !(exists || isStep(loop, "_&&_", true))) {
            return Optional.empty();
        }
        CelExpr test = loop.loopStep().call().args().get(1);
        return new ListTests(loop.iterVar(), patterns).test(test).map(t -> {
            Predicate<String> passes = t.passes();
            String name = (exists ? "exists " : "all ") + t.name();
            return new Formula.Tested(
                    list.get(), name, value -> value instanceof List<?> all && holds(all, passes, exists));
        });
    }

    /** Whether one entry passes, or, when all must, whether all do. */
    private static boolean holds(List<?> entries, Predicate<String> passes, boolean exists) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof String entry && passes.test(entry) == exists) {
                return exists;
            }
        }
        return !exists;
    }

    /** What the macros {@code exists} and {@code all} are written out to. */
    static boolean isStep(CelExpr.CelComprehension loop, String function, boolean start) {
        return loop.accuInit().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && loop.accuInit().constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                && loop.accuInit().constant().booleanValue() == start
                && Quick.isCall(loop.loopStep(), function)
                && isIdent(loop.loopStep().call().args().get(0), loop.accuVar())
                && isIdent(loop.result(), loop.accuVar());
    }

    static boolean isIdent(CelExpr part, String name) {
        return part.getKind() == CelExpr.ExprKind.Kind.IDENT
                && part.ident().name().equals(name);
    }

    /** A test of one entry, with a name that only equal tests share. */
    private record Test(String name, Predicate<String> passes) {}

    private Optional<Test> test(CelExpr part) {
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return Optional.empty();
        }
        CelExpr.CelCall call = part.call();
        List<CelExpr> args = call.args();
        return switch (call.function()) {
            case "!_" ->
                test(args.get(0))
                        .map(t -> new Test("!(" + t.name() + ")", t.passes().negate()));
            case "_&&_" ->
                test(args.get(0))
                        .flatMap(a -> test(args.get(1))
                                .map(b -> new Test(
                                        "(" + a.name() + " && " + b.name() + ")",
                                        a.passes().and(b.passes()))));
            case "_||_" ->
                test(args.get(0))
                        .flatMap(a -> test(args.get(1))
                                .map(b -> new Test(
                                        "(" + a.name() + " || " + b.name() + ")",
                                        a.passes().or(b.passes()))));
            case "_==_" -> equal(args.get(0), args.get(1)).or(() -> equal(args.get(1), args.get(0)));
            case "_!=_" ->
                equal(args.get(0), args.get(1))
                        .or(() -> equal(args.get(1), args.get(0)))
                        .map(t -> new Test("!(" + t.name() + ")", t.passes().negate()));
            case "@in" -> in(args.get(0), args.get(1));
            default -> written(call);
        };
    }

    private Optional<Test> equal(CelExpr entry, CelExpr constant) {
        return isIdent(entry, variable)
                ? Quick.text(constant).map(word -> new Test("== " + quoted(word), word::equals))
                : Optional.empty();
    }

    private Optional<Test> in(CelExpr entry, CelExpr of) {
        if (!isIdent(entry, variable) || of.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return Optional.empty();
        }
        Set<String> words = new HashSet<>();
        StringBuilder name = new StringBuilder("in");
        for (CelExpr element : of.list().elements()) {
            Optional<String> word = Quick.text(element);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
            name.append(' ').append(quoted(word.get()));
        }
        return Optional.of(new Test(name.toString(), words::contains));
    }

    private Optional<Test> written(CelExpr.CelCall call) {
        if (call.target().isEmpty()
                || call.args().size() != 1
                || !isIdent(call.target().get(), variable)) {
            return Optional.empty();
        }
        return Quick.text(call.args().get(0))
                .flatMap(argument -> Lowering.test(call.function(), argument, patterns)
                        .map(passes -> new Test(call.function() + " " + quoted(argument), passes)));
    }

    /** With its length, so that no two texts are written the same. */
    private static String quoted(String word) {
        return word.length() + "\"" + word + "\"";
    }
}

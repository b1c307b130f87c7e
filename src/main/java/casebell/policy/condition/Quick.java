package casebell.policy.condition;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.FactType;
import casebell.policy.facts.Facts;
import casebell.policy.terms.TermLists;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A part of a condition that is answered from the facts at once, exactly as cel-java answers it: a score, a number, a word or a label against constants,
 * a fact of yes or no, or whether a fact is there. An absent fact cannot be answered. Whatever has another form is left to cel-java.
 */
interface Quick {
    /** What compares. */
    Set<String> SIGNS = Set.of("_==_", "_!=_", "_>=_", "_>_", "_<=_", "_<_");

    /** The answer. Never throws. */
    Answer ask(Facts facts);

    /** A number of the facts; empty when it is absent. */
    interface Amount {
        /** Its value. */
        OptionalDouble of(Facts facts);
    }

    /** The quick form of a checked part; empty when it has none. */
    static Optional<Quick> of(CelExpr part, TermLists lists) {
        if (part.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            return part.select().testOnly() ? name(part).map(name -> facts -> answer(facts.has(name))) : flag(part);
        }
        if (part.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
            return scores(part.comprehension());
        }
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return Optional.empty();
        }
        List<CelExpr> args = part.call().args();
        return switch (part.call().function()) {
            case "!_" ->
                of(args.get(0), lists).map(quick -> facts -> quick.ask(facts).contrary());
            case ConditionReader.MENTIONS -> mentions(part.call(), lists);
            case "@in" -> in(args.get(0), args.get(1));
            default ->
                SIGNS.contains(part.call().function())
                        ? compare(part.call().function(), args.get(0), args.get(1))
                        : Optional.empty();
        };
    }

    /** The number that a part stands for, when it is a score with its fallback or a fact; empty for anything else. */
    static Optional<Amount> number(CelExpr part) {
        Optional<Score> score = score(part);
        if (score.isPresent()) {
            Score s = score.get();
            return Optional.of(facts -> OptionalDouble.of(facts.signal(s.name()).orElse(s.fallback())));
        }
        return fact(part)
                .filter(f -> f.type() == FactType.WHOLE || f.type() == FactType.NUMBER)
                .map(f -> facts -> facts.find(f.name()).orElse(null) instanceof Number n
                        ? OptionalDouble.of(n.doubleValue())
                        : OptionalDouble.empty());
    }

    private static Optional<Quick> flag(CelExpr part) {
        return fact(part)
                .filter(f -> f.type() == FactType.FLAG)
                .map(f -> facts ->
                        facts.find(f.name()).orElse(null) instanceof Boolean holds ? answer(holds) : Answer.UNKNOWN);
    }

    /** {@code signals.exists(name, signals[name] >= 0.5)}: whether a score is so, or, with {@code all}, whether every one is. */
    private static Optional<Quick> scores(CelExpr.CelComprehension loop) {
        boolean exists = ListTests.isStep(loop, "_||_", false);
        if (!isSignals(loop.iterRange())
                || loop.iterVar().equals("signals")
                || !loop.iterVar2().isEmpty()
                || !(exists || ListTests.isStep(loop, "_&&_", true))) {
            return Optional.empty();
        }
        CelExpr test = loop.loopStep().call().args().get(1);
        if (test.getKind() != CelExpr.ExprKind.Kind.CALL
                || !SIGNS.contains(test.call().function())
                || !isScoreOf(test.call().args().get(0), loop.iterVar())) {
            return Optional.empty();
        }
        CelExpr constant = test.call().args().get(1);
        if (constant.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || constant.constant().getKind() != CelConstant.Kind.DOUBLE_VALUE) {
            return Optional.empty();
        }
        double asked = constant.constant().doubleValue();
        IntPredicate holds = holds(test.call().function());
        return Optional.of(facts -> {
            Map<?, ?> all = facts.find("signals").orElse(null) instanceof Map<?, ?> found ? found : Map.of();
            for (Object score : all.values()) {
                if (score instanceof Double value && holds.test(order(value, asked)) == exists) {
                    return answer(exists);
                }
            }
            return answer(!exists);
        });
    }

    private static boolean isScoreOf(CelExpr part, String variable) {
        return isCall(part, "_[_]")
                && isSignals(part.call().args().get(0))
                && ListTests.isIdent(part.call().args().get(1), variable);
    }

    /** Whether a fact mentions a term of a list. */
    private static Optional<Quick> mentions(CelExpr.CelCall call, TermLists lists) {
        Optional<Fact> fact = call.target().flatMap(Quick::fact).filter(f -> f.type() == FactType.TEXT);
        Optional<String> list = text(call.args().get(0));
        return fact.isPresent() && list.isPresent()
                ? Optional.of(onText(fact.get().name(), value -> lists.areIn(value, list.get())))
                : Optional.empty();
    }

    private static Answer answer(boolean holds) {
        return holds ? Answer.YES : Answer.NO;
    }

    /** {@code "x" in labels}, or a word in a list of words. */
    private static Optional<Quick> in(CelExpr key, CelExpr of) {
        Optional<String> word = text(key);
        if (word.isPresent()
                && of.getKind() == CelExpr.ExprKind.Kind.IDENT
                && of.ident().name().equals("labels")) {
            String label = word.get();
            return Optional.of(facts ->
                    answer(facts.find("labels").orElse(null) instanceof List<?> labels && labels.contains(label)));
        }
        Optional<Fact> fact = fact(key).filter(f -> f.type() == FactType.TEXT);
        if (fact.isEmpty() || of.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return Optional.empty();
        }
        Set<String> words = new HashSet<>();
        for (CelExpr element : of.list().elements()) {
            Optional<String> each = text(element);
            if (each.isEmpty()) {
                return Optional.empty();
            }
            words.add(each.get());
        }
        return Optional.of(onText(fact.get().name(), words::contains));
    }

    private static Optional<Quick> compare(String sign, CelExpr left, CelExpr right) {
        if (right.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = right.constant();
        Optional<Fact> fact = fact(left);
        IntPredicate holds = holds(sign);
        boolean isEquality = sign.equals("_==_") || sign.equals("_!=_");
        if (constant.getKind() == CelConstant.Kind.STRING_VALUE && isEquality) {
            String word = constant.stringValue();
            boolean same = sign.equals("_==_");
            return fact.filter(f -> f.type() == FactType.TEXT)
                    .map(f -> onText(f.name(), value -> value.equals(word) == same));
        }
        if (constant.getKind() == CelConstant.Kind.INT64_VALUE) {
            long asked = constant.int64Value();
            return fact.filter(f -> f.type() == FactType.WHOLE)
                    .map(f -> facts -> facts.find(f.name()).orElse(null) instanceof Long value
                            ? answer(holds.test(Long.compare(value, asked)))
                            : Answer.UNKNOWN);
        }
        if (constant.getKind() == CelConstant.Kind.DOUBLE_VALUE) {
            double asked = constant.doubleValue();
            boolean isNumber = score(left).isPresent()
                    || fact.filter(f -> f.type() == FactType.NUMBER).isPresent();
            return number(left).filter(n -> isNumber).map(n -> facts -> {
                OptionalDouble value = n.of(facts);
                return value.isPresent() ? answer(holds.test(order(value.getAsDouble(), asked))) : Answer.UNKNOWN;
            });
        }
        return Optional.empty();
    }

    /** Whether a sign holds for a number that is smaller (-1), equal (0) or larger (1) than the constant. */
    private static IntPredicate holds(String sign) {
        return switch (sign) {
            case "_==_" -> order -> order == 0;
            case "_!=_" -> order -> order != 0;
            case "_>=_" -> order -> order >= 0;
            case "_>_" -> order -> order > 0;
            case "_<=_" -> order -> order <= 0;
            default -> order -> order < 0;
        };
    }

    /** Both finite, as facts and constants are; unlike {@link Double#compare}, a negative zero equals zero. */
    private static int order(double value, double asked) {
        return value < asked ? -1 : value > asked ? 1 : 0;
    }

    private static Quick onText(String name, Predicate<String> holds) {
        return facts -> facts.text(name).map(value -> answer(holds.test(value))).orElse(Answer.UNKNOWN);
    }

    /**
     * The form into which {@code signal("x", 0.0)} is written out: {@code "x" in signals ? signals["x"] : 0.0}.
     *
     * @param fallback what an absent score counts as
     */
    record Score(String name, double fallback) {}

    static Optional<Score> score(CelExpr part) {
        if (!isCall(part, "_?_:_")) {
            return Optional.empty();
        }
        List<CelExpr> args = part.call().args();
        if (!isCall(args.get(0), "@in")
                || !isCall(args.get(1), "_[_]")
                || args.get(2).getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || args.get(2).constant().getKind() != CelConstant.Kind.DOUBLE_VALUE) {
            return Optional.empty();
        }
        List<CelExpr> in = args.get(0).call().args();
        List<CelExpr> at = args.get(1).call().args();
        Optional<String> name = text(in.get(0));
        return name.isPresent() && name.equals(text(at.get(1))) && isSignals(in.get(1)) && isSignals(at.get(0))
                ? Optional.of(new Score(name.get(), args.get(2).constant().doubleValue()))
                : Optional.empty();
    }

    static boolean isCall(CelExpr part, String function) {
        return part.getKind() == CelExpr.ExprKind.Kind.CALL
                && part.call().function().equals(function);
    }

    static boolean isSignals(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.IDENT
                && part.ident().name().equals("signals");
    }

    static Optional<Fact> fact(CelExpr part) {
        boolean isValue =
                part.getKind() == CelExpr.ExprKind.Kind.SELECT && !part.select().testOnly();
        return isValue ? name(part).flatMap(FactTable::find) : Optional.empty();
    }

    /** {@code author.office}: the name of a fact in a group. */
    static Optional<String> name(CelExpr select) {
        CelExpr of = select.select().operand();
        return of.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? Optional.of(of.ident().name() + "." + select.select().field())
                        .filter(name ->
                                FactTable.find(name).filter(f -> !f.isOfItem()).isPresent())
                : Optional.empty();
    }

    static Optional<String> text(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && part.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(part.constant().stringValue())
                : Optional.empty();
    }
}

package casebell.policy.condition;

import casebell.policy.condition.Formula.Sign;
import casebell.policy.facts.Fact;
import casebell.policy.facts.FactType;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Brings a checked condition into the form that the engine compiles; a part without such a form is handed over as it is read. */
final class Lowering {
    private final Leaves leaves;
    private final Patterns patterns;

    /**
     * @param patterns of the bundle
     */
    Lowering(Leaves leaves, Patterns patterns) {
        this.leaves = leaves;
        this.patterns = patterns;
    }

    /** Makes the part that cel-java answers. */
    interface Leaves {
        /** For a part of yes or no. */
        Part of(CelExpr part) throws CelValidationException, CelEvaluationException;
    }

    /** Never fails for a checked condition. */
    Formula lower(CelExpr part) throws CelValidationException, CelEvaluationException {
        Optional<Formula> form = switch (part.getKind()) {
            case CONSTANT -> constant(part);
            case SELECT -> select(part);
            case CALL -> call(part, part.call());
            case COMPREHENSION -> ListTests.of(part, patterns);
            default -> Optional.empty();
        };
        return form.isPresent() ? form.get() : handed(part);
    }

    private Formula handed(CelExpr part) throws CelValidationException, CelEvaluationException {
        return new Formula.Handed(Spelled.of(part), leaves.of(part)::answer);
    }

    private static Optional<Formula> constant(CelExpr part) {
        return part.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                ? Optional.of(new Formula.Always(part.constant().booleanValue()))
                : Optional.empty();
    }

    private static Optional<Formula> select(CelExpr part) {
        if (part.select().testOnly()) {
            return Quick.name(part).map(Formula.Given::new);
        }
        return fact(part, FactType.FLAG).map(f -> new Formula.Flagged(f.name()));
    }

    private Optional<Formula> call(CelExpr part, CelExpr.CelCall call)
            throws CelValidationException, CelEvaluationException {
        List<CelExpr> args = call.args();
        switch (call.function()) {
            case "_&&_" -> {
                return Optional.of(new Formula.All(sides(part, "_&&_")));
            }
            case "_||_" -> {
                return Optional.of(new Formula.Either(sides(part, "_||_")));
            }
            case "!_" -> {
                return Optional.of(new Formula.Not(lower(args.get(0))));
            }
            case "_?_:_" -> {
                return Optional.of(new Formula.Choice(lower(args.get(0)), lower(args.get(1)), lower(args.get(2))));
            }
            case "@in" -> {
                return in(args.get(0), args.get(1));
            }
            case "_==_" -> {
                return equal(args.get(0), args.get(1));
            }
            case "_!=_" -> {
                return equal(args.get(0), args.get(1)).map(Formula.Not::new);
            }
            case "_>=_" -> {
                return compared(args, Sign.AT_LEAST);
            }
            case "_>_" -> {
                return compared(args, Sign.MORE);
            }
            case "_<=_" -> {
                return compared(args, Sign.AT_MOST);
            }
            case "_<_" -> {
                return compared(args, Sign.LESS);
            }
            default -> {
                return written(call);
            }
        }
    }

    /** A chain of one connective, without recursion along it: conditions can be long chains. */
    private List<Formula> sides(CelExpr part, String function) throws CelValidationException, CelEvaluationException {
        List<CelExpr> flat = new ArrayList<>();
        List<CelExpr> open = new ArrayList<>(List.of(part));
        while (!open.isEmpty()) {
            CelExpr next = open.remove(open.size() - 1);
            if (Quick.isCall(next, function)) {
                open.add(next.call().args().get(1));
                open.add(next.call().args().get(0));
            } else {
                flat.add(next);
            }
        }
        List<Formula> all = new ArrayList<>();
        for (CelExpr each : flat) {
            all.add(lower(each));
        }
        return all;
    }

    private static Optional<Formula> in(CelExpr key, CelExpr of) {
        Optional<String> text = Quick.text(key);
        if (text.isPresent()) {
            return Quick.isSignals(of)
                    ? Optional.of(new Formula.Scored(text.get()))
                    : ListTests.texts(of).map(list -> new Formula.Entry(list, text.get()));
        }
        if (of.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return Optional.empty();
        }
        Optional<Fact> fact = fact(key, FactType.TEXT);
        Set<String> words = new HashSet<>();
        List<Formula> equals = new ArrayList<>();
        for (CelExpr element : of.list().elements()) {
            Quick.text(element).ifPresent(words::add);
            Amounts.compared(key, Sign.EQUAL, element).ifPresent(equals::add);
        }
        int size = of.list().elements().size();
        if (fact.isPresent()
                && of.list().elements().stream().allMatch(e -> Quick.text(e).isPresent())) {
            return Optional.of(new Formula.Word(fact.get().name(), words));
        }
        return size > 0 && equals.size() == size ? Optional.of(new Formula.Either(equals)) : Optional.empty();
    }

    private static Optional<Formula> equal(CelExpr left, CelExpr right) {
        Optional<Fact> one = fact(left, FactType.TEXT);
        Optional<Fact> other = fact(right, FactType.TEXT);
        if (one.isPresent() && other.isPresent()) {
            return Optional.of(
                    new Formula.SameText(one.get().name(), other.get().name()));
        }
        if (one.isPresent() || other.isPresent()) {
            String fact = one.or(() -> other).orElseThrow().name();
            return Quick.text(one.isPresent() ? right : left).map(word -> new Formula.Word(fact, Set.of(word)));
        }
        Optional<Fact> flag = fact(left, FactType.FLAG);
        if (flag.isPresent() && right.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            Formula flagged = new Formula.Flagged(flag.get().name());
            return constant(right).map(c -> right.constant().booleanValue() ? flagged : new Formula.Not(flagged));
        }
        return Amounts.compared(left, Sign.EQUAL, right);
    }

    private static Optional<Formula> compared(List<CelExpr> args, Sign sign) {
        return Amounts.compared(args.get(0), sign, args.get(1));
    }

    private Optional<Formula> written(CelExpr.CelCall call) {
        List<CelExpr> all = new ArrayList<>();
        call.target().ifPresent(all::add);
        all.addAll(call.args());
        if (all.size() != 2) {
            return Optional.empty();
        }
        Optional<Fact> fact = fact(all.get(0), FactType.TEXT);
        Optional<String> argument = Quick.text(all.get(1));
        if (fact.isEmpty() || argument.isEmpty()) {
            return Optional.empty();
        }
        return test(call.function(), argument.get(), patterns)
                .map(test -> new Formula.Written(
                        fact.get().name(),
                        call.function() + " " + argument.get(),
                        test,
                        needed(call.function(), argument.get()),
                        argument.filter(a -> call.function().equals("contains"))));
    }

    /** What stands at the beginning or the end is as quickly seen as looked for. */
    private static Needed needed(String function, String argument) {
        return switch (function) {
            case "contains" -> Needed.one(Set.of(argument));
            case "matches" -> PatternSteps.needed(argument);
            default -> Needed.NOTHING;
        };
    }

    /** A test of a text against a constant. */
    static Optional<Predicate<String>> test(String function, String argument, Patterns patterns) {
        return switch (function) {
            case "contains" -> Optional.of(text -> text.contains(argument));
            case "startsWith" -> Optional.of(text -> text.startsWith(argument));
            case "endsWith" -> Optional.of(text -> text.endsWith(argument));
            case "matches" -> Optional.of(patterns.test(argument));
            default -> Optional.empty();
        };
    }

    private static Optional<Fact> fact(CelExpr part, FactType type) {
        return Quick.fact(part).filter(f -> f.type() == type);
    }
}

package casebell.policy.condition;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.FactType;
import casebell.policy.facts.Facts;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * Loops over a list of records whose test is simple: {@code reports.exists(r, has(r.by) && r.by == "target")}, and how many there are:
 * {@code author.strikes.filter(s, ...).size() >= 2}.
 */
final class ItemTests {
    private final String list;
    private final String variable;
    private boolean readsTimes;

    private ItemTests(String list, String variable) {
        this.list = list;
        this.variable = variable;
    }

    /** A test of one item; a field that is absent cannot be answered. */
    private interface ItemTest {
        Answer of(Map<?, ?> item, Facts facts);
    }

    /**
     * The quick form of a part, if it is such a loop.
     *
     * @param whole answers for times so far away that calculations with them have rules of their own
     */
    static Optional<Quick> of(CelExpr part, Quick whole) {
        return exists(part).or(() -> counted(part)).map(loop -> facts -> {
            boolean isOwn = !loop.test().readsTimes || isNear(facts, loop.test().list);
            return isOwn ? loop.judge().ask(facts) : whole.ask(facts);
        });
    }

    /** A loop that was understood, and how it answers. */
    private record Loop(ItemTests test, Quick judge) {}

    private static boolean isNear(Facts facts, String list) {
        if (!isNear(facts.now())) {
            return false;
        }
        for (Object item : items(facts, list)) {
            for (Object value : ((Map<?, ?>) item).values()) {
                if (value instanceof Instant time && !isNear(time)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isNear(Instant time) {
        return !time.isBefore(Amount.EARLIEST) && !time.isAfter(Amount.LATEST);
    }

    private static List<?> items(Facts facts, String list) {
        return facts.find(list).orElse(null) instanceof List<?> all ? all : List.of();
    }

    private static Optional<String> list(CelExpr part) {
        Optional<Fact> fact = part.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? FactTable.find(part.ident().name())
                : Quick.fact(part);
        return fact.filter(f -> f.type() == FactType.ITEMS && f.presence() == Fact.Presence.EMPTY_WHEN_UNKNOWN)
                .map(Fact::name);
    }

    private static Optional<Loop> exists(CelExpr part) {
        if (part.getKind() != CelExpr.ExprKind.Kind.COMPREHENSION) {
            return Optional.empty();
        }
        CelExpr.CelComprehension loop = part.comprehension();
        Optional<String> list = list(loop.iterRange());
        boolean exists = ListTests.isStep(loop, "_||_", false);
        if (list.isEmpty() || !loop.iterVar2().isEmpty() || !(exists || ListTests.isStep(loop, "_&&_", true))) {
            return Optional.empty();
        }
        Answer deciding = exists ? Answer.YES : Answer.NO;
        ItemTests tests = new ItemTests(list.get(), loop.iterVar());
        return tests.test(loop.loopStep().call().args().get(1))
                .map(test -> new Loop(tests, facts -> {
                    Answer answer = exists ? Answer.NO : Answer.YES;
                    for (Object item : items(facts, list.get())) {
                        Answer each = test.of((Map<?, ?>) item, facts);
                        if (each == deciding) {
                            return each;
                        }
                        answer = each == Answer.UNKNOWN ? each : answer;
                    }
                    return answer;
                }));
    }

    /** {@code list.filter(v, test).size() >= 2}; one item that cannot be answered leaves the number unknown. */
    private static Optional<Loop> counted(CelExpr part) {
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL || part.call().args().size() != 2) {
            return Optional.empty();
        }
        CelExpr left = part.call().args().get(0);
        CelExpr right = part.call().args().get(1);
        Optional<LongPredicate> holds = whole(part.call().function(), right);
        if (holds.isEmpty() || !Quick.isCall(left, "size")) {
            return Optional.empty();
        }
        CelExpr of = left.call().target().orElseGet(() -> left.call().args().get(0));
        if (of.getKind() != CelExpr.ExprKind.Kind.COMPREHENSION) {
            return Optional.empty();
        }
        CelExpr.CelComprehension loop = of.comprehension();
        Optional<String> list = list(loop.iterRange());
        if (list.isEmpty() || !isFilter(loop)) {
            return Optional.empty();
        }
        ItemTests tests = new ItemTests(list.get(), loop.iterVar());
        return tests.test(loop.loopStep().call().args().get(0))
                .map(test -> new Loop(tests, facts -> {
                    long count = 0;
                    for (Object item : items(facts, list.get())) {
                        Answer each = test.of((Map<?, ?>) item, facts);
                        if (each == Answer.UNKNOWN) {
                            return each;
                        }
                        count += each == Answer.YES ? 1 : 0;
                    }
                    return answer(holds.get().test(count));
                }));
    }

    /** What the macro {@code filter} is written out to: {@code test ? result + [item] : result}. */
    private static boolean isFilter(CelExpr.CelComprehension loop) {
        if (!loop.iterVar2().isEmpty()
                || loop.accuInit().getKind() != CelExpr.ExprKind.Kind.LIST
                || !loop.accuInit().list().elements().isEmpty()
                || !Quick.isCall(loop.loopStep(), "_?_:_")
                || !ListTests.isIdent(loop.result(), loop.accuVar())) {
            return false;
        }
        CelExpr more = loop.loopStep().call().args().get(1);
        return ListTests.isIdent(loop.loopStep().call().args().get(2), loop.accuVar())
                && Quick.isCall(more, "_+_")
                && ListTests.isIdent(more.call().args().get(0), loop.accuVar())
                && more.call().args().get(1).getKind() == CelExpr.ExprKind.Kind.LIST
                && more.call().args().get(1).list().elements().size() == 1
                && ListTests.isIdent(more.call().args().get(1).list().elements().get(0), loop.iterVar());
    }

    private static Answer answer(boolean holds) {
        return holds ? Answer.YES : Answer.NO;
    }

    private Optional<ItemTest> test(CelExpr part) {
        if (part.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            boolean isTest = part.select().testOnly();
            return field(part).filter(f -> isTest || f.type() == FactType.FLAG).map(f -> {
                String name = f.field();
                return isTest
                        ? (item, facts) -> answer(item.containsKey(name))
                        : on(f, value -> value instanceof Boolean flag && flag);
            });
        }
        if (part.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return Optional.empty();
        }
        List<CelExpr> args = part.call().args();
        String function = part.call().function();
        return switch (function) {
            case "!_" -> test(args.get(0)).map(ItemTests::not);
            case "_&&_" ->
                test(args.get(0)).flatMap(a -> test(args.get(1)).map(b -> joined(Answer.NO, Answer.YES, a, b)));
            case "_||_" ->
                test(args.get(0)).flatMap(a -> test(args.get(1)).map(b -> joined(Answer.YES, Answer.NO, a, b)));
            case "@in" -> in(args.get(0), args.get(1));
            case "_==_" -> word(args.get(0), args.get(1)).or(() -> number(function, args.get(0), args.get(1)));
            case "_!=_" ->
                word(args.get(0), args.get(1)).map(ItemTests::not).or(() -> number(function, args.get(0), args.get(1)));
            case "_>=_", "_>_", "_<=_", "_<_" ->
                number(function, args.get(0), args.get(1)).or(() -> age(function, args.get(0), args.get(1)));
            default -> Optional.empty();
        };
    }

    /** The field of the item, with its type. */
    private Optional<Fact> field(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.SELECT
                        && ListTests.isIdent(part.select().operand(), variable)
                ? FactTable.find(list + "[]." + part.select().field())
                : Optional.empty();
    }

    private Optional<Fact> value(CelExpr part, FactType type) {
        return field(part).filter(f -> f.type() == type && !part.select().testOnly());
    }

    private static ItemTest on(Fact field, Predicate<Object> holds) {
        String name = field.field();
        return (item, facts) -> {
            Object value = item.get(name);
            return value == null ? Answer.UNKNOWN : answer(holds.test(value));
        };
    }

    private static ItemTest not(ItemTest test) {
        return (item, facts) -> switch (test.of(item, facts)) {
            case YES -> Answer.NO;
            case NO -> Answer.YES;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }

    private static ItemTest joined(Answer deciding, Answer other, ItemTest left, ItemTest right) {
        return (item, facts) -> {
            Answer one = left.of(item, facts);
            if (one == deciding) {
                return one;
            }
            Answer two = right.of(item, facts);
            return two == deciding || one == other ? two : one;
        };
    }

    private Optional<ItemTest> in(CelExpr key, CelExpr of) {
        if (of.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return Optional.empty();
        }
        Set<Object> words = new HashSet<>();
        for (CelExpr element : of.list().elements()) {
            Optional<String> word = Quick.text(element);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        return value(key, FactType.TEXT).map(f -> on(f, words::contains));
    }

    private Optional<ItemTest> word(CelExpr left, CelExpr right) {
        return Quick.text(right).flatMap(word -> value(left, FactType.TEXT).map(f -> on(f, word::equals)));
    }

    private Optional<ItemTest> number(String function, CelExpr left, CelExpr right) {
        return whole(function, right)
                .flatMap(holds -> value(left, FactType.WHOLE)
                        .map(f -> on(f, value -> value instanceof Long number && holds.test(number))));
    }

    private static Optional<LongPredicate> whole(String function, CelExpr constant) {
        if (constant.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || constant.constant().getKind() != CelConstant.Kind.INT64_VALUE) {
            return Optional.empty();
        }
        long asked = constant.constant().int64Value();
        return sign(function).map(sign -> value -> sign.test(Long.compare(value, asked)));
    }

    /** What a comparison must give. */
    private static Optional<LongPredicate> sign(String function) {
        return switch (function) {
            case "_==_" -> Optional.of(order -> order == 0);
            case "_!=_" -> Optional.of(order -> order != 0);
            case "_>=_" -> Optional.of(order -> order >= 0);
            case "_>_" -> Optional.of(order -> order > 0);
            case "_<=_" -> Optional.of(order -> order <= 0);
            case "_<_" -> Optional.of(order -> order < 0);
            default -> Optional.empty();
        };
    }

    /** {@code now - item.at < duration("...")}. */
    private Optional<ItemTest> age(String function, CelExpr left, CelExpr right) {
        Optional<Duration> asked = Amounts.span(right);
        Optional<LongPredicate> sign = sign(function);
        if (asked.isEmpty()
                || sign.isEmpty()
                || variable.equals("now")
                || !Quick.isCall(left, "_-_")
                || !ListTests.isIdent(left.call().args().get(0), "now")) {
            return Optional.empty();
        }
        return value(left.call().args().get(1), FactType.TIME).map(f -> {
            readsTimes = true;
            String name = f.field();
            return (item, facts) -> item.get(name) instanceof Instant at
                    ? answer(sign.get().test(Duration.between(at, facts.now()).compareTo(asked.get())))
                    : Answer.UNKNOWN;
        });
    }
}

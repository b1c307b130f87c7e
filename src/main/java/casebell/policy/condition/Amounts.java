package casebell.policy.condition;

import casebell.policy.condition.Amount.Operation;
import casebell.policy.condition.Formula.Sign;
import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The amounts of a condition. Each carries the range that it can be in, so that calculations with fractions, times and spans are only
 * lowered when they cannot leave what 64 bits hold; whole numbers are checked when they are calculated.
 */
final class Amounts {
    private static final double MOST_NANOS = 9.2e18;
    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    private Amounts() {}

    private enum Kind {
        WHOLE,
        FRACTION,
        TIME,
        SPAN
    }

    private record Measured(Amount amount, Kind kind, double lowest, double highest) {}

    /** The comparison, when both sides are amounts of one kind. */
    static Optional<Formula> compared(CelExpr left, Sign sign, CelExpr right) {
        Optional<Measured> one = of(left);
        Optional<Measured> other = of(right);
        return one.isPresent()
                        && other.isPresent()
                        && one.get().kind() == other.get().kind()
                ? Optional.of(new Formula.Compared(
                        one.get().amount(), sign, other.get().amount()))
                : Optional.empty();
    }

    private static Optional<Measured> of(CelExpr part) {
        return switch (part.getKind()) {
            case CONSTANT -> constant(part.constant());
            case IDENT ->
                part.ident().name().equals("now") ? FactTable.find("now").flatMap(Amounts::fact) : none();
            case SELECT -> Quick.fact(part).flatMap(Amounts::fact);
            case CALL -> call(part);
            default -> none();
        };
    }

    /** The length of {@code duration("...")}, when it is a plain one. */
    static Optional<Duration> span(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CALL
                        && part.call().function().equals("duration")
                ? of(part).map(m -> Duration.ofNanos((long) m.highest()))
                : Optional.empty();
    }

    private static Optional<Measured> none() {
        return Optional.empty();
    }

    private static Optional<Measured> constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> Optional.of(whole(new Amount.Whole(constant.int64Value())));
            case DOUBLE_VALUE ->
                Optional.of(constant.doubleValue()).filter(Double::isFinite).map(Amounts::fraction);
            default -> none();
        };
    }

    private static Measured whole(Amount amount) {
        return new Measured(amount, Kind.WHOLE, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static Measured fraction(double value) {
        return new Measured(new Amount.Fraction(value), Kind.FRACTION, value, value);
    }

    private static Optional<Measured> fact(Fact fact) {
        Amount amount = new Amount.Of(fact.name());
        return switch (fact.type()) {
            case WHOLE -> Optional.of(whole(amount));
            case NUMBER -> Optional.of(new Measured(amount, Kind.FRACTION, -Double.MAX_VALUE, Double.MAX_VALUE));
            case TIME -> Optional.of(new Measured(amount, Kind.TIME, nanos(Amount.EARLIEST), nanos(Amount.LATEST)));
            case SPAN ->
                Optional.of(
                        new Measured(amount, Kind.SPAN, -(double) Amount.LONGEST.toNanos(), Amount.LONGEST.toNanos()));
            case TEXT, FLAG, TEXTS, SCORES, ITEMS -> none();
        };
    }

    private static double nanos(Instant time) {
        return time.getEpochSecond() * 1e9;
    }

    private static Optional<Measured> call(CelExpr part) {
        Optional<Quick.Score> score = Quick.score(part);
        if (score.isPresent()) {
            double fallback = score.get().fallback();
            return Double.isFinite(fallback)
                    ? Optional.of(new Measured(
                            new Amount.Score(score.get().name(), OptionalDouble.of(fallback)),
                            Kind.FRACTION,
                            Math.min(0, fallback),
                            Math.max(1, fallback)))
                    : none();
        }
        List<CelExpr> all = new ArrayList<>();
        part.call().target().ifPresent(all::add);
        all.addAll(part.call().args());
        return all.size() == 2
                ? ofTwo(part.call().function(), all)
                : ofOne(part.call().function(), all);
    }

    private static Optional<Measured> ofTwo(String function, List<CelExpr> all) {
        Optional<String> name = Quick.text(all.get(1));
        if (function.equals("_[_]")) {
            return name.filter(n -> Quick.isSignals(all.get(0)))
                    .map(n -> new Measured(new Amount.Score(n, OptionalDouble.empty()), Kind.FRACTION, 0, 1));
        }
        Optional<Operation> operation = switch (function) {
            case "_+_" -> Optional.of(Operation.PLUS);
            case "_-_" -> Optional.of(Operation.MINUS);
            case "_*_" -> Optional.of(Operation.TIMES);
            case "_/_" -> Optional.of(Operation.BY);
            default -> Optional.empty();
        };
        return operation.flatMap(o ->
                of(all.get(0)).flatMap(left -> of(all.get(1)).flatMap(right -> calculated(o, left, right))));
    }

    private static Optional<Measured> ofOne(String function, List<CelExpr> all) {
        if (all.size() != 1) {
            return none();
        }
        CelExpr argument = all.get(0);
        return switch (function) {
            case "double" ->
                of(argument)
                        .filter(m -> m.kind() == Kind.WHOLE)
                        .map(m -> new Measured(
                                new Amount.AsFraction(m.amount()), Kind.FRACTION, m.lowest(), m.highest()));
            case "duration" -> Quick.text(argument).flatMap(Amounts::span);
            case "timestamp" -> Quick.text(argument).flatMap(Amounts::time);
            case "size" -> sized(argument).map(name -> whole(new Amount.Size(name)));
            default -> none();
        };
    }

    private static Optional<String> sized(CelExpr part) {
        Optional<Fact> fact = part.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? FactTable.find(part.ident().name())
                : Quick.fact(part);
        return fact.filter(f -> switch (f.type()) {
                    case TEXT, TEXTS, SCORES, ITEMS -> true;
                    case WHOLE, NUMBER, FLAG, TIME, SPAN -> false;
                })
                .map(Fact::name);
    }

    private static Optional<Measured> span(String text) {
        Matcher parts = SPAN.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return none();
        }
        long seconds = number(parts, 1) * 3600 + number(parts, 2) * 60 + number(parts, 3);
        return seconds <= Amount.LONGEST.toSeconds()
                ? Optional.of(new Measured(
                        new Amount.Whole(seconds * 1_000_000_000L), Kind.SPAN, seconds * 1e9, seconds * 1e9))
                : none();
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    private static Optional<Measured> time(String text) {
        if (!text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
            return none();
        }
        try {
            Instant time = Instant.parse(text);
            return time.isBefore(Amount.EARLIEST) || time.isAfter(Amount.LATEST)
                    ? none()
                    : Optional.of(new Measured(
                            new Amount.Whole(time.getEpochSecond() * 1_000_000_000L),
                            Kind.TIME,
                            nanos(time),
                            nanos(time)));
        } catch (DateTimeException e) {
            return none();
        }
    }

    private static Optional<Measured> calculated(Operation operation, Measured left, Measured right) {
        if (left.kind() == Kind.WHOLE && right.kind() == Kind.WHOLE) {
            return Optional.of(whole(new Amount.OfWholes(operation, left.amount(), right.amount(), true)));
        }
        if (left.kind() == Kind.FRACTION && right.kind() == Kind.FRACTION) {
            return fractions(operation, left, right);
        }
        Optional<Kind> kind = ofTimes(operation, left.kind(), right.kind());
        double lowest = operation == Operation.PLUS ? left.lowest() + right.lowest() : left.lowest() - right.highest();
        double highest =
                operation == Operation.PLUS ? left.highest() + right.highest() : left.highest() - right.lowest();
        return kind.filter(k -> lowest > -MOST_NANOS && highest < MOST_NANOS)
                .map(k -> new Measured(
                        new Amount.OfWholes(operation, left.amount(), right.amount(), false), k, lowest, highest));
    }

    private static Optional<Kind> ofTimes(Operation operation, Kind left, Kind right) {
        boolean isSum = operation == Operation.PLUS;
        if (!isSum && operation != Operation.MINUS) {
            return Optional.empty();
        }
        if (left == Kind.TIME && right == Kind.TIME) {
            return isSum ? Optional.empty() : Optional.of(Kind.SPAN);
        }
        if (left == Kind.SPAN && right == Kind.SPAN) {
            return Optional.of(Kind.SPAN);
        }
        if ((left == Kind.TIME && right == Kind.SPAN) || (isSum && left == Kind.SPAN && right == Kind.TIME)) {
            return Optional.of(Kind.TIME);
        }
        return Optional.empty();
    }

    private static Optional<Measured> fractions(Operation operation, Measured left, Measured right) {
        double one = Math.max(Math.abs(left.lowest()), Math.abs(left.highest()));
        double other = Math.max(Math.abs(right.lowest()), Math.abs(right.highest()));
        double most = switch (operation) {
            case PLUS, MINUS -> one + other;
            case TIMES -> one * other;
            // only by a constant: a divisor that can be zero gives what is no number
            case BY -> right.lowest() == right.highest() && other != 0 ? one / other : Double.NaN;
        };
        return Double.isFinite(most)
                ? Optional.of(new Measured(
                        new Amount.OfFractions(operation, left.amount(), right.amount()), Kind.FRACTION, -most, most))
                : none();
    }
}

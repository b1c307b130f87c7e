package casebell.policy.condition;

import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.FactType;
import casebell.policy.facts.Mention;
import casebell.policy.terms.TermLists;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Shown;
import casebell.policy.text.Spelling;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Walks a checked condition once: gathers the facts that it speaks of, and refuses what the types do not see. */
final class Survey {
    private static final Map<String, String> MIRRORED = Map.of("_>=_", "<=", "_>_", "<", "_<=_", ">=", "_<_", ">");

    private static final Set<CelKind> SUMS =
            Set.of(CelKind.INT, CelKind.UINT, CelKind.DOUBLE, CelKind.TIMESTAMP, CelKind.DURATION);

    private final CelAbstractSyntaxTree tree;
    private final Node.Text text;
    private final String path;
    private final Findings findings;
    private final TermLists lists;
    private final Patterns patterns;
    private final Set<Mention> mentions = new LinkedHashSet<>();
    private final Set<Listed> listed = new LinkedHashSet<>();
    private boolean isInLoop;

    Survey(
            CelAbstractSyntaxTree tree,
            Node.Text text,
            String path,
            Findings findings,
            TermLists lists,
            Patterns patterns) {
        this.tree = tree;
        this.text = text;
        this.path = path;
        this.findings = findings;
        this.lists = lists;
        this.patterns = patterns;
    }

    /**
     * A number compared with a constant.
     *
     * @param number what is compared
     * @param of the only fact that it speaks of
     * @param sign {@code >=}, {@code >}, {@code <=} or {@code <}, with the constant on the right
     */
    record Comparison(CelExpr number, Mention of, String sign, double asked) {}

    /** The mentions, without lists of which a field is mentioned too. */
    List<Mention> mentions() {
        return mentions.stream()
                .filter(m -> mentions.stream().noneMatch(other -> other.fact().startsWith(m.fact() + "[].")))
                .toList();
    }

    /** The lists of terms that it looks for. */
    List<Listed> listed() {
        return List.copyOf(listed);
    }

    void walk(CelExpr part) {
        switch (part.getKind()) {
            case CALL -> call(part);
            case SELECT -> select(part);
            case IDENT -> name(part);
            case LIST -> list(part);
            case STRUCT -> part.struct().entries().forEach(e -> walk(e.value()));
            case MAP -> {
                made(part, part.map().entries().stream().map(CelExpr.CelMap.Entry::value));
                part.map().entries().forEach(e -> {
                    walk(e.key());
                    walk(e.value());
                });
            }
            case COMPREHENSION -> loop(part);
            case CONSTANT -> {
                if (constantNumber(part).filter(n -> n.isInfinite()).isPresent()) {
                    mistake(part, "a number that is too large", "a number that stands for itself");
                }
            }
            case NOT_SET -> {}
        }
    }

    private void name(CelExpr part) {
        String name = part.ident().name();
        if (name.startsWith(".")) {
            mistake(part, "a name that begins with a dot", "the name without it");
        }
        FactTable.find(name).ifPresent(f -> mentions.add(Mention.of(f.name())));
    }

    private void list(CelExpr part) {
        made(part, part.list().elements().stream());
        part.list().elements().forEach(this::walk);
    }

    /** Values that are made within a loop would grow with each loop over them. */
    private void made(CelExpr part, Stream<CelExpr> elements) {
        if (isInLoop && elements.anyMatch(e -> e.getKind() != CelExpr.ExprKind.Kind.CONSTANT)) {
            mistake(part, "a list or a map made within a loop", "a single value; what is made there may not grow");
        }
    }

    /** A sum within a loop; what a macro gathers is no sum that the policy writes. */
    private void sum(CelExpr part) {
        List<CelExpr> args = part.call().args();
        CelExpr first = args.get(0);
        boolean isGathered = first.getKind() == CelExpr.ExprKind.Kind.IDENT
                && first.ident().name().startsWith("@");
        if (isGathered && args.get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
            args.get(1).list().elements().forEach(this::walk);
            return;
        }
        boolean isNumber =
                tree.getType(part.id()).filter(t -> SUMS.contains(t.kind())).isPresent();
        if (!isNumber) {
            mistake(
                    part,
                    "texts or lists joined within a loop",
                    "'+' between numbers or times, or outside of the loop");
        }
        args.forEach(this::walk);
    }

    private void loop(CelExpr part) {
        CelExpr.CelComprehension loop = part.comprehension();
        walk(loop.iterRange());
        if (isInLoop) {
            mistake(part, "a loop within a loop", "one loop over a list; its cost must stay small");
        }
        boolean before = isInLoop;
        isInLoop = true;
        walk(loop.accuInit());
        walk(loop.loopCondition());
        walk(loop.loopStep());
        walk(loop.result());
        isInLoop = before;
    }

    private void select(CelExpr part) {
        Optional<Fact> fact = factOf(part);
        if (fact.isPresent()) {
            mentions.add(Mention.of(fact.get().name()));
        } else {
            walk(part.select().operand());
        }
    }

    /** The fact that a select names, whether of a group or of a list's item. */
    private Optional<Fact> factOf(CelExpr part) {
        if (part.getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return part.getKind() == CelExpr.ExprKind.Kind.IDENT
                    ? FactTable.find(part.ident().name())
                    : Optional.empty();
        }
        Optional<CelType> of = tree.getType(part.select().operand().id());
        return of.filter(t -> t.kind() == CelKind.STRUCT)
                .flatMap(t -> FactTable.find(t.name() + "." + part.select().field()));
    }

    private void call(CelExpr part) {
        CelExpr.CelCall call = part.call();
        if (isInLoop && call.function().equals("_+_")) {
            sum(part);
            return;
        }
        List<CelExpr> all = new ArrayList<>(call.args());
        call.target().ifPresent(all::add);
        switch (call.function()) {
            case "dyn" -> mistake(part, "dyn(...), which takes the type away", "the fact itself");
            case "matches" -> pattern(part, call.args().get(call.args().size() - 1));
            case ConditionReader.MENTIONS ->
                call.target().ifPresent(of -> terms(part, of, call.args().get(0)));
            case "_==_", "_!=_" -> words(call.args().get(0), call.args().get(1));
            case "@in" -> {
                if (isKeyed(call.args().get(0), call.args().get(1))) {
                    return;
                }
                if (call.args().get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
                    call.args().get(1).list().elements().forEach(e -> {
                        words(call.args().get(0), e);
                        walk(e);
                    });
                    walk(call.args().get(0));
                    return;
                }
            }
            case "_[_]" -> {
                if (isKeyed(call.args().get(1), call.args().get(0))) {
                    return;
                }
            }
            default -> {}
        }
        all.forEach(this::walk);
    }

    /** Whether this is one score or one label by its name. */
    private boolean isKeyed(CelExpr key, CelExpr of) {
        Optional<String> name = constantText(key);
        Optional<String> fact = factOf(of).map(Fact::name);
        if (name.isEmpty() || fact.isEmpty()) {
            return false;
        }
        if (fact.get().equals("signals")) {
            score(key, name.get());
        } else if (!fact.get().equals("labels")) {
            return false;
        }
        mentions.add(new Mention(fact.get(), name.get()));
        return true;
    }

    private void score(CelExpr at, String name) {
        if (!FactTable.KNOWN_SIGNALS.contains(name)) {
            Optional<String> meant = Spelling.nearest(name, FactTable.KNOWN_SIGNALS);
            if (meant.isPresent()) {
                mistake(
                        at,
                        "the score " + Shown.quoted(name),
                        "one of " + String.join(", ", FactTable.KNOWN_SIGNALS) + ", or a name unlike them",
                        meant);
            }
        }
    }

    /** A fact with fixed words that is compared with another word would never hold. */
    private void words(CelExpr one, CelExpr other) {
        compareWord(one, other);
        compareWord(other, one);
    }

    private void compareWord(CelExpr fact, CelExpr constant) {
        Optional<String> word = constantText(constant);
        Optional<Fact> declared = factOf(fact).filter(f -> !f.values().isEmpty());
        if (word.isPresent() && declared.isPresent() && !declared.get().values().contains(word.get())) {
            List<String> known = declared.get().values();
            mistake(
                    constant,
                    declared.get().name() + " compared with " + Shown.quoted(word.get()),
                    "one of " + String.join(", ", known),
                    Spelling.nearest(word.get(), known));
        }
    }

    private void terms(CelExpr call, CelExpr of, CelExpr argument) {
        Optional<String> list = constantText(argument);
        Optional<Fact> fact = factOf(of).filter(f -> f.type() == FactType.TEXT);
        if (list.isEmpty()) {
            mistake(call, "a list of terms that is not written out", "mentions(\"...\") with the name of a list");
        } else if (!lists.names().contains(list.get())) {
            mistake(
                    argument,
                    "the unknown list of terms " + Shown.quoted(list.get()),
                    lists.names().isEmpty()
                            ? "the name of a file in the folder 'terms' of the bundle, which holds none"
                            : "one of " + String.join(", ", lists.names()),
                    Spelling.nearest(list.get(), lists.names()));
        } else if (fact.isEmpty()) {
            mistake(call, "terms looked for in what is no fact", "a fact that is a text, such as content.text");
        } else {
            listed.add(new Listed(lists, list.get(), fact.get().name()));
        }
    }

    private void pattern(CelExpr call, CelExpr argument) {
        Optional<String> pattern = constantText(argument);
        if (pattern.isEmpty()) {
            mistake(call, "a pattern that is not written out", "matches(\"...\") with a constant pattern");
        } else {
            patterns.fault(pattern.get()).ifPresent(f -> mistake(argument, f.found(), f.expected()));
        }
    }

    Optional<Comparison> comparison(CelExpr.CelCall call) {
        if (!MIRRORED.containsKey(call.function())) {
            return Optional.empty();
        }
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        Optional<Double> asked = constantNumber(right);
        String sign = call.function().replace("_", "");
        if (asked.isEmpty()) {
            asked = constantNumber(left);
            sign = Optional.ofNullable(MIRRORED.get(call.function())).orElse(sign);
            left = right;
        }
        Survey only = new Survey(tree, text, path, new Findings("", ""), lists, patterns);
        only.walk(left);
        List<Mention> of = only.mentions();
        return asked.isPresent() && of.size() == 1
                ? Optional.of(new Comparison(left, of.get(0), sign, asked.get()))
                : Optional.empty();
    }

    private static Optional<String> constantText(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && part.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(part.constant().stringValue())
                : Optional.empty();
    }

    private static Optional<Double> constantNumber(CelExpr part) {
        if (part.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return Optional.empty();
        }
        return switch (part.constant().getKind()) {
            case INT64_VALUE -> Optional.of((double) part.constant().int64Value());
            case DOUBLE_VALUE -> Optional.of(part.constant().doubleValue());
            default -> Optional.empty();
        };
    }

    private void mistake(CelExpr at, String found, String expected) {
        mistake(at, found, expected, Optional.empty());
    }

    private void mistake(CelExpr at, String found, String expected, Optional<String> didYouMean) {
        Integer position = tree.getSource().getPositionsMap().get(at.id());
        findings.within(text, offset(position == null ? 0 : position), path, found, expected, didYouMean);
    }

    /** Positions are counted in code points. */
    private int offset(int codePoints) {
        String value = text.value();
        return value.offsetByCodePoints(0, Math.min(codePoints, value.codePointCount(0, value.length())));
    }
}

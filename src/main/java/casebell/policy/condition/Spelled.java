package casebell.policy.condition;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;

/** A part of a condition spelled out, without places: equal parts, wherever they stand, and only they have equal spellings. */
final class Spelled {
    private final StringBuilder text = new StringBuilder();

    private Spelled() {}

    static String of(CelExpr part) {
        Spelled spelled = new Spelled();
        spelled.part(part);
        return spelled.text.toString();
    }

    private void part(CelExpr part) {
        switch (part.getKind()) {
            case CONSTANT -> constant(part.constant());
            case IDENT -> word("ident", part.ident().name());
            case SELECT -> {
                word(part.select().testOnly() ? "has" : "select", part.select().field());
                parts(List.of(part.select().operand()));
            }
            case CALL -> {
                word(
                        part.call().target().isPresent() ? "method" : "call",
                        part.call().function());
                parts(part.call().target().stream().toList());
                parts(part.call().args());
            }
            case LIST -> {
                word("list", part.list().optionalIndices().toString());
                parts(part.list().elements());
            }
            case STRUCT -> {
                word("struct", part.struct().messageName());
                part.struct().entries().forEach(e -> {
                    word(e.optionalEntry() ? "optional" : "field", e.fieldKey());
                    parts(List.of(e.value()));
                });
                text.append(';');
            }
            case MAP -> {
                text.append("map");
                part.map().entries().forEach(e -> {
                    text.append(e.optionalEntry() ? "?" : ",");
                    parts(List.of(e.key(), e.value()));
                });
                text.append(';');
            }
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = part.comprehension();
                word("loop", loop.iterVar());
                word("and", loop.iterVar2());
                word("into", loop.accuVar());
                parts(List.of(loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result()));
            }
            case NOT_SET -> text.append("nothing");
        }
    }

    private void constant(CelConstant constant) {
        String value = switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue();
            case INT64_VALUE -> Long.toString(constant.int64Value());
            case DOUBLE_VALUE -> Double.toString(constant.doubleValue());
            case BOOLEAN_VALUE -> Boolean.toString(constant.booleanValue());
            default -> constant.toString();
        };
        word(constant.getKind().name(), value);
    }

    private void parts(List<CelExpr> parts) {
        text.append('(');
        parts.forEach(this::part);
        text.append(')');
    }

    /** With its length, so that nothing in it can be taken for what surrounds it. */
    private void word(String kind, String value) {
        text.append(kind).append(' ').append(value.length()).append(':').append(value);
    }
}

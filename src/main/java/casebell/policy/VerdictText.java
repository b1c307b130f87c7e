package casebell.policy;

import casebell.policy.text.Section;
import java.util.Collection;

/** A verdict as text. */
final class VerdictText {
    private VerdictText() {}

    static String of(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        line(text, "reason", verdict.reason());
        line(text, "severity", verdict.severity());
        for (Fired rule : verdict.fired()) {
            line(
                    text,
                    "rule",
                    rule.id() + " (" + rule.category() + ", " + rule.severity()
                            + (rule.isViolation() ? ", violation)" : ", no violation)"));
        }
        verdict.actions().forEach(action -> line(text, "action", action(action)));
        line(text, "approvals", String.valueOf(verdict.approvals()));
        if (!verdict.seniors().isEmpty()) {
            line(text, "seniors", String.join(", ", verdict.seniors()));
        }
        verdict.decideWithin().ifPresent(d -> line(text, "decide", "within " + Section.writeSpan(d)));
        verdict.escalation()
                .ifPresent(e -> line(
                        text,
                        "escalate",
                        e.ladder() + ", answer within " + Section.writeSpan(e.answerWithin()) + ": " + e.asked()));
        verdict.exception()
                .ifPresent(e -> line(
                        text,
                        "exception",
                        e.id() + ", " + e.outlook().word()
                                + e.reviewAfter()
                                        .map(d -> ", review after " + Section.writeSpan(d))
                                        .orElse("")));
        if (verdict.besides().doesPostStay()) {
            line(text, "post", "stays");
        }
        verdict.besides().asks().forEach(a -> line(text, "ask", a.whom() + " (" + a.rule() + ")"));
        verdict.besides()
                .contact()
                .ifPresent(c -> line(
                        text,
                        "contact",
                        c.whom() + ", within " + Section.writeSpan(c.within()) + " (" + listed(c.rules()) + ")"));
        verdict.besides().duties().forEach(d -> line(text, "duty", d.duty() + " (" + listed(d.rules()) + ")"));
        verdict.besides()
                .strikes()
                .forEach(s -> line(
                        text,
                        "strikes",
                        s.ladder() + ", " + s.total() + ", " + s.action().orElse("none")));
        verdict.sentences().forEach(sentence -> line(text, "why", sentence));
        return text.toString();
    }

    static String action(Verdict.Action action) {
        return action.name()
                + action.lasts().map(d -> " for " + Section.writeSpan(d)).orElse("")
                + action.notice().map(n -> " \"" + n.text() + "\"").orElse("")
                + (action.isReversible() ? "" : " (cannot be taken back)")
                + (action.approvals() > 1 ? " (" + action.approvals() + " approvals)" : "");
    }

    /** {@code a, b}, or {@code none}. */
    static String listed(Collection<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-10s".formatted(name)).append(' ').append(value).append('\n');
    }
}

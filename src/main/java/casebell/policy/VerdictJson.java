package casebell.policy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A verdict as one line of JSON with one written form: what is absent is left out, spans are seconds, keys keep this order. */
final class VerdictJson {
    /** The room of the last one. */
    private static final AtomicReference<@Nullable JsonLine> SPARE = new AtomicReference<>();

    private static final byte[] NOTHING_BESIDE =
            "\"asks\":[],\"duties\":[],\"strikes\":[]".getBytes(StandardCharsets.UTF_8);

    private VerdictJson() {}

    /** In UTF-8. */
    static byte[] of(Verdict verdict) {
        @Nullable JsonLine spare = SPARE.getAndSet(null);
        JsonLine out = spare == null ? new JsonLine() : spare;
        write(out, verdict);
        byte[] bytes = out.taken();
        SPARE.set(out);
        return bytes;
    }

    private static void write(JsonLine out, Verdict verdict) {
        out.begin('{');
        if (verdict.fired() instanceof FiredRules fired) {
            fired.writeHead(out);
            out.begin("rules", '[');
            fired.write(out);
        } else {
            out.written(head(verdict.revision(), verdict.severity(), verdict.reason()));
            out.begin("rules", '[');
            verdict.fired().forEach(rule -> out.written(of(rule)));
        }
        out.end(']');
        out.begin("actions", '[');
        for (Verdict.Action action : verdict.actions()) {
            out.written(action.json());
        }
        out.end(']');
        out.number("approvals", verdict.approvals());
        out.texts("seniors", verdict.seniors());
        out.span("decideWithinSeconds", verdict.decideWithin());
        if (verdict.escalation().isPresent()) {
            out.written("escalation", verdict.escalation().get().json());
        }
        if (verdict.exception().isPresent()) {
            exception(out, verdict.exception().get());
        }
        besides(out, verdict.besides());
        why(out, verdict.why());
        out.end('}');
    }

    /** How a verdict begins, after its bracket. */
    static byte[] head(String revision, String severity, String reason) {
        JsonLine out = new JsonLine();
        out.text("revision", revision);
        out.text("severity", severity);
        out.text("reason", reason);
        return out.taken();
    }

    /** A rule that fired. */
    static byte[] of(Fired rule) {
        JsonLine out = new JsonLine();
        out.begin('{');
        out.text("id", rule.id());
        out.text("title", rule.title());
        out.text("category", rule.category());
        out.text("severity", rule.severity());
        out.flag("violation", rule.isViolation());
        out.text("source", rule.source());
        out.end('}');
        return out.taken();
    }

    static byte[] action(
            String name,
            Optional<Duration> lasts,
            Optional<Verdict.Shown> notice,
            boolean isReversible,
            int approvals) {
        JsonLine out = new JsonLine();
        out.begin('{');
        out.text("action", name);
        out.span("durationSeconds", lasts);
        out.text("noticeId", notice.map(Verdict.Shown::id));
        out.text("notice", notice.map(Verdict.Shown::text));
        out.flag("reversible", isReversible);
        out.number("approvals", approvals);
        out.end('}');
        return out.taken();
    }

    static byte[] escalation(String ladder, String asked, Duration answerWithin) {
        JsonLine out = new JsonLine();
        out.begin('{');
        out.text("ladder", ladder);
        out.text("asked", asked);
        out.span("answerWithinSeconds", Optional.of(answerWithin));
        out.end('}');
        return out.taken();
    }

    /** All but what depends on the moment of judging, and the end. */
    static byte[] beginning(Weighed.Finding exception) {
        JsonLine out = new JsonLine();
        out.begin('{');
        out.text("id", exception.id());
        out.text("outlook", exception.outlook().word());
        out.text("sentence", exception.sentence());
        out.begin("criteria", '[');
        for (Verdict.Criterion criterion : exception.criteria()) {
            out.begin('{');
            out.text("title", criterion.title());
            out.text("met", criterion.answer());
            out.end('}');
        }
        out.end(']');
        out.begin("factors", '[');
        for (Verdict.Factor factor : exception.factors()) {
            out.begin('{');
            out.text("title", factor.title());
            out.text("speaks", factor.speaksFor() ? "for" : "against");
            out.end('}');
        }
        out.end(']');
        out.text("barredBy", exception.barredBy());
        if (exception.terms().isPresent()) {
            Verdict.Terms terms = exception.terms().get();
            out.texts("decidedBy", terms.decidedBy());
            out.text("notice", terms.notice());
            out.texts("limits", terms.limits());
            out.span("reviewAfterSeconds", terms.reviewAfter());
        }
        return out.taken();
    }

    private static void exception(JsonLine out, Weighed exception) {
        out.written("exception", exception.json());
        out.text("reviewBy", exception.reviewBy().map(Instant::toString));
        out.end('}');
    }

    private static void besides(JsonLine out, Verdict.Besides besides) {
        if (besides.isNothing()) {
            out.written(NOTHING_BESIDE);
            return;
        }
        if (besides.doesPostStay()) {
            out.flag("postStays", true);
        }
        out.begin("asks", '[');
        for (Verdict.Ask ask : besides.asks()) {
            out.begin('{');
            out.text("whom", ask.whom());
            out.text("rule", ask.rule());
            out.text("because", ask.because());
            out.end('}');
        }
        out.end(']');
        if (besides.contact().isPresent()) {
            Verdict.Contact contact = besides.contact().get();
            out.begin("contact", '{');
            out.text("whom", contact.whom());
            out.span("withinSeconds", Optional.of(contact.within()));
            out.texts("rules", contact.rules());
            out.text("draft", contact.draft());
            out.end('}');
        }
        out.begin("duties", '[');
        for (Verdict.Owed owed : besides.duties()) {
            out.begin('{');
            out.text("duty", owed.duty());
            out.texts("rules", owed.rules());
            out.text("draft", owed.draft());
            out.end('}');
        }
        out.end(']');
        out.begin("strikes", '[');
        for (Verdict.Strikes strikes : besides.strikes()) {
            out.begin('{');
            out.text("ladder", strikes.ladder());
            out.number("earlier", strikes.earlier());
            out.number("total", strikes.total());
            out.span("expireSeconds", strikes.expire());
            out.text("action", strikes.action());
            out.end('}');
        }
        out.end(']');
    }

    private static void why(JsonLine out, Verdict.Why why) {
        if (why.equals(Verdict.Why.NOT_ASKED)) {
            return;
        }
        out.begin("why", '{');
        reasons(out, "fired", why.fired());
        reasons(out, "close", why.close());
        reasons(out, "unanswered", why.unanswered());
        out.end('}');
        out.texts("explanation", why.sentences());
    }

    private static void reasons(JsonLine out, String name, List<Verdict.Reasoned> reasons) {
        out.begin(name, '[');
        for (Verdict.Reasoned reason : reasons) {
            out.begin('{');
            out.text("rule", reason.rule());
            out.begin("facts", '{');
            for (Verdict.Told told : reason.facts()) {
                out.entry(told.fact(), told.words());
            }
            out.end('}');
            out.end('}');
        }
        out.end(']');
    }
}

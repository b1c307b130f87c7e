package casebell.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A verdict as one line of JSON with one written form: what is absent is left out, spans are seconds, keys keep this order. */
final class VerdictJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL = 1024;

    private VerdictJson() {}

    /** In UTF-8. */
    static byte[] of(Verdict verdict) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("revision", verdict.revision());
            out.writeStringField("severity", verdict.severity());
            out.writeStringField("reason", verdict.reason());
            out.writeArrayFieldStart("rules");
            for (Verdict.Fired rule : verdict.fired()) {
                fired(out, rule);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("actions");
            for (Verdict.Action action : verdict.actions()) {
                out.writeStartObject();
                out.writeStringField("action", action.name());
                span(out, "durationSeconds", action.lasts());
                text(out, "noticeId", action.notice().map(Verdict.Shown::id));
                text(out, "notice", action.notice().map(Verdict.Shown::text));
                out.writeBooleanField("reversible", action.isReversible());
                out.writeNumberField("approvals", action.approvals());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeNumberField("approvals", verdict.approvals());
            texts(out, "seniors", verdict.seniors());
            span(out, "decideWithinSeconds", verdict.decideWithin());
            if (verdict.escalation().isPresent()) {
                escalation(out, verdict.escalation().get());
            }
            if (verdict.exception().isPresent()) {
                exception(out, verdict.exception().get());
            }
            besides(out, verdict.besides());
            why(out, verdict.why());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    private static void fired(JsonGenerator out, Verdict.Fired rule) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", rule.id());
        out.writeStringField("title", rule.title());
        out.writeStringField("category", rule.category());
        out.writeStringField("severity", rule.severity());
        out.writeBooleanField("violation", rule.isViolation());
        text(out, "source", rule.source());
        out.writeEndObject();
    }

    private static void escalation(JsonGenerator out, Verdict.Escalation escalation) throws IOException {
        out.writeObjectFieldStart("escalation");
        out.writeStringField("ladder", escalation.ladder());
        out.writeStringField("asked", escalation.asked());
        span(out, "answerWithinSeconds", Optional.of(escalation.answerWithin()));
        out.writeEndObject();
    }

    private static void exception(JsonGenerator out, Verdict.Weighed exception) throws IOException {
        out.writeObjectFieldStart("exception");
        out.writeStringField("id", exception.id());
        out.writeStringField("outlook", exception.outlook().word());
        out.writeStringField("sentence", exception.sentence());
        out.writeArrayFieldStart("criteria");
        for (Verdict.Criterion criterion : exception.criteria()) {
            out.writeStartObject();
            out.writeStringField("title", criterion.title());
            out.writeStringField("met", criterion.answer());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("factors");
        for (Verdict.Factor factor : exception.factors()) {
            out.writeStartObject();
            out.writeStringField("title", factor.title());
            out.writeStringField("speaks", factor.speaksFor() ? "for" : "against");
            out.writeEndObject();
        }
        out.writeEndArray();
        text(out, "barredBy", exception.barredBy());
        if (exception.terms().isPresent()) {
            Verdict.Terms terms = exception.terms().get();
            texts(out, "decidedBy", terms.decidedBy());
            text(out, "notice", terms.notice());
            texts(out, "limits", terms.limits());
            span(out, "reviewAfterSeconds", terms.reviewAfter());
            text(out, "reviewBy", terms.reviewBy().map(Instant::toString));
        }
        out.writeEndObject();
    }

    private static void besides(JsonGenerator out, Verdict.Besides besides) throws IOException {
        out.writeArrayFieldStart("asks");
        for (Verdict.Ask ask : besides.asks()) {
            out.writeStartObject();
            out.writeStringField("whom", ask.whom());
            out.writeStringField("rule", ask.rule());
            out.writeStringField("because", ask.because());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("duties");
        for (Verdict.Owed owed : besides.duties()) {
            out.writeStartObject();
            out.writeStringField("duty", owed.duty());
            texts(out, "rules", owed.rules());
            text(out, "draft", owed.draft());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("strikes");
        for (Verdict.Strikes strikes : besides.strikes()) {
            out.writeStartObject();
            out.writeStringField("ladder", strikes.ladder());
            out.writeNumberField("earlier", strikes.earlier());
            out.writeNumberField("total", strikes.total());
            span(out, "expireSeconds", strikes.expire());
            text(out, "action", strikes.action());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void why(JsonGenerator out, Verdict.Why why) throws IOException {
        if (why.equals(Verdict.Why.NOT_ASKED)) {
            return;
        }
        out.writeObjectFieldStart("why");
        reasons(out, "fired", why.fired());
        reasons(out, "close", why.close());
        reasons(out, "unanswered", why.unanswered());
        out.writeEndObject();
        texts(out, "explanation", why.sentences());
    }

    private static void reasons(JsonGenerator out, String name, List<Verdict.Reasoned> reasons) throws IOException {
        out.writeArrayFieldStart(name);
        for (Verdict.Reasoned reason : reasons) {
            out.writeStartObject();
            out.writeStringField("rule", reason.rule());
            out.writeObjectFieldStart("facts");
            for (Verdict.Told told : reason.facts()) {
                out.writeStringField(told.fact(), told.words());
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void texts(JsonGenerator out, String name, List<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void text(JsonGenerator out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }

    private static void span(JsonGenerator out, String name, Optional<Duration> value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.get().toSeconds());
        }
    }
}

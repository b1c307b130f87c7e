package casebell.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A verdict as one line of JSON with one written form: what is absent is left out, spans are seconds, keys keep this order. */
final class VerdictJson {
    private static final JsonFactory JSON = new JsonFactory();

    private VerdictJson() {}

    static String of(Verdict verdict) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
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
                text(out, "notice", action.notice());
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
            texts(out, "explanation", verdict.sentences());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be written", e);
        }
        return text.toString();
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
        span(out, "reviewAfterSeconds", exception.reviewAfter());
        out.writeEndObject();
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

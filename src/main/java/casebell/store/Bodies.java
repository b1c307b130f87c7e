package casebell.store;

import casebell.cases.Standing;
import casebell.escalation.Escalation;
import casebell.review.Stage;
import casebell.review.incident.Batch;
import casebell.review.thread.CaseThread;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Writes states as JSON and reads them back. Unknown fields in our own bodies are an error: they come from a newer version. */
final class Bodies {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .addMixIn(Standing.class, Standings.class)
            .addMixIn(Stage.class, Stages.class)
            .addMixIn(Escalation.Phase.class, Phases.class)
            .addMixIn(Batch.Phase.class, BatchPhases.class)
            .addMixIn(CaseThread.Place.class, Places.class)
            .build();

    private Bodies() {}

    static String write(Object state) {
        try {
            return MAPPER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A state of type " + state.getClass().getSimpleName() + " has no JSON form", e);
        }
    }

    static <S> S read(String body, Class<S> type) {
        try {
            return MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new StoreTrouble(
                    "A stored " + type.getSimpleName()
                            + " cannot be read. Was the database written by a newer version of Casebell? Start that version.",
                    e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Standing.Awaited.class, name = "awaited"),
        @JsonSubTypes.Type(value = Standing.Known.class, name = "known"),
        @JsonSubTypes.Type(value = Standing.Gone.class, name = "gone")
    })
    private interface Standings {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Stage.Open.class, name = "open"),
        @JsonSubTypes.Type(value = Stage.Decided.class, name = "decided"),
        @JsonSubTypes.Type(value = Stage.Acting.class, name = "acting"),
        @JsonSubTypes.Type(value = Stage.Done.class, name = "done"),
        @JsonSubTypes.Type(value = Stage.Refused.class, name = "refused"),
        @JsonSubTypes.Type(value = Stage.Dismissed.class, name = "dismissed")
    })
    private interface Stages {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Escalation.Phase.Waiting.class, name = "waiting"),
        @JsonSubTypes.Type(value = Escalation.Phase.Acknowledged.class, name = "acknowledged"),
        @JsonSubTypes.Type(value = Escalation.Phase.Unanswered.class, name = "unanswered")
    })
    private interface Phases {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Batch.Phase.Proposed.class, name = "proposed"),
        @JsonSubTypes.Type(value = Batch.Phase.Running.class, name = "running"),
        @JsonSubTypes.Type(value = Batch.Phase.Ended.class, name = "ended")
    })
    private interface BatchPhases {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CaseThread.Place.Wanted.class, name = "wanted"),
        @JsonSubTypes.Type(value = CaseThread.Place.Stands.class, name = "stands"),
        @JsonSubTypes.Type(value = CaseThread.Place.Refused.class, name = "refused"),
        @JsonSubTypes.Type(value = CaseThread.Place.Gone.class, name = "gone")
    })
    private interface Places {}
}

package casebell.sandbox.rest;

import casebell.sandbox.chat.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HandlerType;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where calls are laid down: below {@code /api/v10}. */
interface Routes {
    /** One call's work; null means that there is nothing to say. */
    interface Work {
        @Nullable
        JsonNode answer(Call call);
    }

    /**
     * Lays one down.
     *
     * @param status of an answer with content; without content it is 204
     */
    void on(HandlerType method, String path, int status, Work work);

    default void get(String path, Function<Call, JsonNode> work) {
        on(HandlerType.GET, path, 200, work::apply);
    }

    default void post(String path, Function<Call, JsonNode> work) {
        on(HandlerType.POST, path, 200, work::apply);
    }

    /** For what makes a thing that answers 201. */
    default void make(String path, Function<Call, ObjectNode> work) {
        on(HandlerType.POST, path, 201, work::apply);
    }

    default void patch(String path, Function<Call, JsonNode> work) {
        on(HandlerType.PATCH, path, 200, work::apply);
    }

    /** For what has no content to answer. */
    default void quietly(HandlerType method, String path, Consumer<Call> work) {
        on(method, path, 204, call -> {
            work.accept(call);
            return null;
        });
    }
}

package casebell.sandbox.command;

import casebell.sandbox.chat.Call;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The one answer to an interaction, by its kind. What is refused does not count as the answer. */
final class Callbacks {
    private static final int REPLY = 4;
    private static final int THINK = 5;
    private static final int UPDATE_LATER = 6;
    private static final int UPDATE = 7;
    private static final int COMPLETE = 8;
    private static final int FORM = 9;

    private final Replies replies;
    private final Forms forms;

    Callbacks(Replies replies, Forms forms) {
        this.replies = replies;
        this.forms = forms;
    }

    @org.jspecify.annotations.Nullable
    ObjectNode answer(Interaction interaction, Call call) {
        int type = call.body().path("type").asInt();
        demandFitting(interaction, type);
        JsonNode data = call.body().path("data");
        Call inner = call.with(data);
        switch (type) {
            case REPLY -> reply(interaction, inner);
            case THINK -> think(interaction, inner);
            case UPDATE_LATER -> interaction.original(pressed(interaction));
            case UPDATE -> interaction.original(replies.change(interaction, pressed(interaction), inner, "data."));
            case COMPLETE -> complete(interaction, data);
            default -> form(interaction, data);
        }
        interaction.answer();
        if (type != COMPLETE) {
            replies.tell(interaction, "INTERACTION_SUCCESS", Replies.named(interaction));
        }
        boolean isAnswerWanted =
                call.asked("with_response").map(Boolean::valueOf).orElse(false);
        return isAnswerWanted ? response(interaction, type, call) : null;
    }

    private static void demandFitting(Interaction interaction, int type) {
        Set<Integer> fitting = switch (interaction.type()) {
            case Interaction.COMPLETION -> Set.of(COMPLETE);
            case Interaction.COMMAND -> Set.of(REPLY, THINK, FORM);
            case Interaction.COMPONENT -> Set.of(REPLY, THINK, UPDATE_LATER, UPDATE, FORM);
            default ->
                interaction.event().has("message") ? Set.of(REPLY, THINK, UPDATE_LATER, UPDATE) : Set.of(REPLY, THINK);
        };
        if (!fitting.contains(type)) {
            List<String> words = fitting.stream().sorted().map(String::valueOf).toList();
            throw Refusal.notOneOf("type", String.join(", ", words));
        }
    }

    private void reply(Interaction interaction, Call call) {
        Replies.check(call, "data.");
        interaction.original(replies.say(interaction, call, false));
    }

    private void think(Interaction interaction, Call call) {
        ObjectNode body = Wire.object().put("flags", call.body().path("flags").asInt());
        interaction.original(replies.say(interaction, call.with(body), true));
    }

    private ObjectNode pressed(Interaction interaction) {
        return replies.find(
                interaction, interaction.event().path("message").path("id").asText());
    }

    private void complete(Interaction interaction, JsonNode data) {
        JsonNode choices = data.path("choices");
        if (choices.size() > 25) {
            throw Refusal.tooLong("data.choices", 25);
        }
        for (int i = 0; i < choices.size(); i++) {
            CommandRules.choice(choices.get(i), "data.choices." + i);
        }
        ObjectNode answer = Wire.object().put("nonce", interaction.nonce());
        answer.set("choices", choices.isArray() ? choices.deepCopy() : Wire.array());
        replies.tell(interaction, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", answer);
    }

    private void form(Interaction interaction, JsonNode data) {
        FormRules.check(data);
        ObjectNode told = Replies.named(interaction).put("channel_id", interaction.channelId());
        told.setAll(forms.show(interaction.userId(), data));
        told.putObject("application").put("id", TeamWorld.BOT).put("name", "Casebell");
        JsonNode message = interaction.event().get("message");
        if (message != null) {
            told.set("message", message);
        }
        replies.tell(interaction, "INTERACTION_MODAL_CREATE", told);
    }

    private ObjectNode response(Interaction interaction, int type, Call call) {
        ObjectNode response = Wire.object();
        ObjectNode about =
                response.putObject("interaction").put("id", interaction.id()).put("type", interaction.type());
        interaction.originalId().ifPresent(id -> {
            ObjectNode message = replies.find(interaction, id);
            about.put("response_message_id", id)
                    .put("response_message_loading", type == THINK)
                    .put("response_message_ephemeral", (message.path("flags").asInt() & 64) != 0);
            if (type == REPLY || type == UPDATE) {
                response.putObject("resource").put("type", type).set("message", Shown.message(message, call.who()));
            }
        });
        return response;
    }
}

package casebell.sandbox.command;

import casebell.sandbox.chat.Call;
import casebell.sandbox.chat.MessageRules;
import casebell.sandbox.chat.Messages;
import casebell.sandbox.chat.Scribe;
import casebell.sandbox.chat.Threads;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The messages of interactions: said in the channel or to one person, changed, taken back. */
final class Replies {
    private static final int BY_COMMAND = 20;
    private static final int BY_MENU = 23;

    private final World world;
    private final Scribe scribe;
    private final Messages messages;
    private final Threads threads;
    private final Hidden hidden;

    Replies(World world, Scribe scribe, Messages messages, Threads threads, Hidden hidden) {
        this.world = world;
        this.scribe = scribe;
        this.messages = messages;
        this.threads = threads;
        this.hidden = hidden;
    }

    /** Tells the person of an interaction something. */
    void tell(Interaction interaction, String type, ObjectNode data) {
        world.tellOnly(interaction.userId(), type, data);
    }

    /** The interaction's id and the person's nonce. */
    static ObjectNode named(Interaction interaction) {
        return Wire.object().put("id", interaction.id()).put("nonce", interaction.nonce());
    }

    /** A new message; it can be a place holder while the bot thinks. */
    ObjectNode say(Interaction interaction, Call call, boolean isThinking) {
        String channelId = interaction.channelId();
        ObjectNode message = scribe.write(channelId, call);
        boolean isHidden = (call.body().path("flags").asInt() & Scribe.EPHEMERAL) != 0;
        int flags =
                message.path("flags").asInt() | (isHidden ? Scribe.EPHEMERAL : 0) | (isThinking ? Scribe.LOADING : 0);
        dress(interaction, message.put("flags", flags));
        if (isHidden) {
            hidden.put(message, interaction.userId());
            tell(interaction, "MESSAGE_CREATE", inGuild(message));
        } else {
            world.putMessage(message);
            world.tell("MESSAGE_CREATE", message, channelId);
            if (world.isThread(channelId)) {
                threads.count(channelId, 1);
            }
        }
        return message;
    }

    private ObjectNode inGuild(ObjectNode message) {
        ObjectNode told = message.deepCopy();
        return world.isDirect(message.get("channel_id").asText()) ? told : told.put("guild_id", TeamWorld.GUILD);
    }

    private void dress(Interaction interaction, ObjectNode message) {
        ObjectNode event = interaction.event();
        message.put("application_id", TeamWorld.BOT).put("webhook_id", TeamWorld.BOT);
        JsonNode user =
                event.has("user") ? event.get("user") : event.path("member").path("user");
        ObjectNode metadata = message.putObject("interaction_metadata")
                .put("id", interaction.id())
                .put("type", interaction.type());
        metadata.set("user", user);
        metadata.set("authorizing_integration_owners", event.get("authorizing_integration_owners"));
        if (interaction.type() == Interaction.COMPONENT) {
            metadata.put(
                    "interacted_message_id", event.path("message").path("id").asText());
        } else if (interaction.type() == Interaction.FORM) {
            triggering(event, metadata);
        } else {
            JsonNode data = event.path("data");
            message.put("type", data.path("type").asInt() == 1 ? BY_COMMAND : BY_MENU);
            ObjectNode about = message.putObject("interaction")
                    .put("id", interaction.id())
                    .put("type", interaction.type())
                    .put("command_type", data.path("type").asInt(1))
                    .put("name", wholeName(data));
            about.set("user", user);
        }
    }

    /** The name of a command with those of its subcommands. */
    private static String wholeName(JsonNode data) {
        StringBuilder name = new StringBuilder(data.path("name").asText());
        JsonNode first = data.path("options").path(0);
        while (first.path("type").asInt(99) <= CommandRules.GROUP) {
            name.append(' ').append(first.path("name").asText());
            first = first.path("options").path(0);
        }
        return name.toString();
    }

    private static void triggering(ObjectNode event, ObjectNode metadata) {
        ObjectNode before = metadata.putObject("triggering_interaction_metadata")
                .put("id", event.path("id").asText())
                .put("type", event.has("message") ? Interaction.COMPONENT : Interaction.COMMAND);
        before.set("user", metadata.get("user"));
        before.set("authorizing_integration_owners", metadata.get("authorizing_integration_owners"));
        if (event.has("message")) {
            before.put("interacted_message_id", event.path("message").path("id").asText());
        }
    }

    /** A message of the interaction's channel, hidden or not. */
    ObjectNode find(Interaction interaction, String id) {
        String wanted = id.equals("@original") ? interaction.originalId().orElseThrow(Refusal::unknownMessage) : id;
        return hidden.find(wanted).orElseGet(() -> world.message(interaction.channelId(), wanted));
    }

    /** Changes a message; what was a place holder no longer is. */
    ObjectNode change(Interaction interaction, ObjectNode message, Call call, String at) {
        ObjectNode changed = scribe.rewrite(message, call, at);
        if (hidden.find(message.get("id").asText()).isPresent()) {
            hidden.put(changed, interaction.userId());
            tell(interaction, "MESSAGE_UPDATE", inGuild(changed));
        } else {
            world.putMessage(changed);
            world.tell("MESSAGE_UPDATE", Shown.message(changed, call.who()), interaction.channelId());
        }
        return changed;
    }

    void remove(Interaction interaction, ObjectNode message) {
        String id = message.get("id").asText();
        if (hidden.remove(id)) {
            ObjectNode gone = Wire.object().put("id", id).put("channel_id", interaction.channelId());
            tell(interaction, "MESSAGE_DELETE", inGuild(gone));
        } else {
            messages.remove(interaction.channelId(), id);
        }
    }

    static void check(Call call, String at) {
        MessageRules.check(call.body(), at, !call.files().isEmpty());
    }
}

package casebell.sandbox.rest;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Commands, presses, completions and forms: begun by a person, answered by the bot within three seconds, followed up for fifteen minutes. */
final class Interactions {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration TOKEN_LIVES = Duration.ofMinutes(15);

    private final World world;
    private final Messages messages;
    private final Resolver resolver;
    private final ScheduledExecutorService timer;
    private final Map<String, Interaction> byId = new ConcurrentHashMap<>();
    private final Map<String, Interaction> byToken = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> ephemeral = new ConcurrentHashMap<>();

    Interactions(World world, Messages messages, ScheduledExecutorService timer) {
        this.world = world;
        this.messages = messages;
        this.resolver = new Resolver(world, ephemeral);
        this.timer = timer;
    }

    /** A person begins one. */
    void begin(Member who, JsonNode wanted) {
        ObjectNode event = resolver.event(who, wanted);
        Interaction interaction = new Interaction(
                event.get("id").asText(), who.id(), wanted.path("nonce").asText(""), world.now(), event);
        event.put("token", interaction.token());
        byId.put(interaction.id(), interaction);
        byToken.put(interaction.token(), interaction);
        tell(interaction, "INTERACTION_CREATE", named(interaction));
        var expiry = timer.schedule(() -> expire(interaction), ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        interaction.expiry(expiry);
        world.tellOnly(TeamWorld.BOT, "INTERACTION_CREATE", event);
    }

    private void expire(Interaction interaction) {
        if (interaction.answer()) {
            tell(interaction, "INTERACTION_FAILURE", named(interaction).put("reason_code", 2));
            byToken.remove(interaction.token());
        }
    }

    private static ObjectNode named(Interaction interaction) {
        return Wire.object().put("id", interaction.id()).put("nonce", interaction.nonce());
    }

    private void tell(Interaction interaction, String type, ObjectNode data) {
        world.tellOnly(interaction.userId(), type, data);
    }

    /** The bot's one callback. */
    Optional<ObjectNode> callback(String id, String token, Call call, boolean withResponse) {
        Interaction interaction = byId.get(id);
        if (interaction == null || !interaction.token().equals(token) || !byToken.containsKey(token)) {
            throw Refusal.unknownInteraction();
        }
        ObjectNode data = call.body().get("data") instanceof ObjectNode o ? o : Wire.object();
        int type = call.body().path("type").asInt();
        if (type == 4) {
            MessageRules.check(data, !call.files().isEmpty());
        }
        if (!interaction.answer()) {
            throw Refusal.of(400, 40060, "Interaction has already been acknowledged.");
        }
        interaction.stopExpiry();
        interaction.ephemeral((data.path("flags").asInt() & Messages.EPHEMERAL) != 0);
        Call inner = new Call(call.who(), data, call.files());
        switch (type) {
            case 1, 6 -> {
                /* the message that was pressed is the original */
            }
            case 4 -> interaction.original(say(interaction, inner));
            case 5 -> interaction.original(think(interaction, inner));
            case 7 -> update(interaction, inner);
            case 8 -> tell(interaction, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", complete(interaction, data));
            case 9 -> tell(interaction, "INTERACTION_MODAL_CREATE", modal(interaction, data));
            default ->
                throw Refusal.invalid("type", "BASE_TYPE_CHOICES", "Value must be one of (1, 4, 5, 6, 7, 8, 9).");
        }
        if (type == 6 || type == 7) {
            interaction.original(pressed(interaction));
        }
        if (type != 8) {
            tell(interaction, "INTERACTION_SUCCESS", named(interaction));
        }
        return withResponse ? Optional.of(response(interaction, type)) : Optional.empty();
    }

    private static ObjectNode response(Interaction interaction, int type) {
        ObjectNode response = Wire.object();
        response.putObject("interaction")
                .put("id", interaction.id())
                .put("type", interaction.event().get("type").asInt())
                .put("response_message_loading", type == 5)
                .put("response_message_ephemeral", interaction.isEphemeral());
        ObjectNode resource = response.putObject("resource").put("type", type);
        ObjectNode original = interaction.original();
        if (original != null && (type == 4 || type == 5 || type == 7)) {
            resource.set("message", original.deepCopy());
        }
        return response;
    }

    private static ObjectNode complete(Interaction interaction, ObjectNode data) {
        if (data.path("choices").size() > 25) {
            throw Refusal.invalid("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        ObjectNode answer = Wire.object().put("nonce", interaction.nonce());
        answer.set("choices", data.path("choices").deepCopy());
        return answer;
    }

    private ObjectNode modal(Interaction interaction, ObjectNode data) {
        if (data.path("components").isEmpty() || data.path("components").size() > 5) {
            throw Refusal.invalid("data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }
        ObjectNode modal = named(interaction)
                .put("channel_id", interaction.channelId())
                .put("custom_id", data.path("custom_id").asText())
                .put("title", data.path("title").asText());
        modal.set("components", data.get("components"));
        modal.putObject("application").put("id", TeamWorld.BOT).put("name", "Casebell");
        JsonNode message = interaction.event().get("message");
        if (message != null) {
            modal.set("message", message);
        }
        return modal;
    }

    private ObjectNode say(Interaction interaction, Call call) {
        ObjectNode message = messages.build(interaction.channelId(), call.who(), call.body(), call.files());
        boolean hidden = (message.get("flags").asInt() & Messages.EPHEMERAL) != 0;
        dress(interaction, message);
        if (hidden) {
            ephemeral.put(message.get("id").asText(), message);
            tell(interaction, "MESSAGE_CREATE", message.deepCopy().put("guild_id", TeamWorld.GUILD));
        } else {
            world.putMessage(message);
            world.tell("MESSAGE_CREATE", message.deepCopy().put("guild_id", TeamWorld.GUILD), interaction.channelId());
        }
        return message;
    }

    private ObjectNode think(Interaction interaction, Call call) {
        ObjectNode body = Wire.object().put("flags", call.body().path("flags").asInt() | 128);
        return say(interaction, new Call(call.who(), body, List.of()));
    }

    private void dress(Interaction interaction, ObjectNode message) {
        message.put("application_id", TeamWorld.BOT).put("webhook_id", TeamWorld.BOT);
        int type = interaction.event().get("type").asInt();
        ObjectNode metadata = message.putObject("interaction_metadata");
        metadata.put("id", interaction.id()).put("type", type);
        world.member(interaction.userId()).ifPresent(member -> metadata.set("user", member.user()));
        metadata.putObject("authorizing_integration_owners").put("0", TeamWorld.GUILD);
        if (type == 2) {
            ObjectNode about = message.putObject("interaction");
            about.put("id", interaction.id())
                    .put("type", 2)
                    .put(
                            "command_type",
                            interaction.event().path("data").path("type").asInt(1));
            about.put("name", wholeName(interaction.event().path("data")));
            about.set("user", interaction.event().path("member").path("user"));
            message.put("type", 20);
        }
    }

    /** The name of a command with those of its subcommands. */
    private static String wholeName(JsonNode data) {
        StringBuilder name = new StringBuilder(data.path("name").asText());
        JsonNode first = data.path("options").path(0);
        while (first.path("type").asInt() == 1 || first.path("type").asInt() == 2) {
            name.append(' ').append(first.path("name").asText());
            first = first.path("options").path(0);
        }
        return name.toString();
    }

    private @org.jspecify.annotations.Nullable ObjectNode stored(String channelId, String id) {
        ObjectNode hidden = ephemeral.get(id);
        return hidden != null ? hidden : world.message(channelId, id);
    }

    private ObjectNode pressed(Interaction interaction) {
        String id = interaction.event().path("message").path("id").asText();
        ObjectNode message = stored(interaction.channelId(), id);
        if (message == null) {
            throw Refusal.unknownMessage();
        }
        return message;
    }

    private void update(Interaction interaction, Call call) {
        ObjectNode message = pressed(interaction);
        messages.change(message, call, onlyFor(interaction, message));
    }

    private static Optional<String> onlyFor(Interaction interaction, ObjectNode message) {
        boolean hidden = (message.get("flags").asInt() & Messages.EPHEMERAL) != 0;
        return hidden ? Optional.of(interaction.userId()) : Optional.empty();
    }

    /** A further message. The first after a deferred answer takes that one's place. */
    ObjectNode followUp(String token, Call call) {
        Interaction interaction = alive(token);
        MessageRules.check(call.body(), !call.files().isEmpty());
        return say(interaction, call).deepCopy();
    }

    ObjectNode original(String token, String id) {
        Interaction interaction = alive(token);
        ObjectNode message = id.equals("@original") ? interaction.original() : stored(interaction.channelId(), id);
        if (message == null) {
            throw Refusal.unknownMessage();
        }
        return message;
    }

    ObjectNode editOriginal(String token, String id, Call call) {
        Interaction interaction = alive(token);
        ObjectNode message = original(token, id);
        message.put("flags", message.get("flags").asInt() & ~128);
        return messages.change(message, call, onlyFor(interaction, message)).deepCopy();
    }

    void deleteOriginal(String token, String id) {
        Interaction interaction = alive(token);
        ObjectNode message = original(token, id);
        String messageId = message.get("id").asText();
        ObjectNode gone = Wire.object()
                .put("id", messageId)
                .put("channel_id", interaction.channelId())
                .put("guild_id", TeamWorld.GUILD);
        if (ephemeral.remove(messageId) != null) {
            tell(interaction, "MESSAGE_DELETE", gone);
        } else {
            world.removeMessage(interaction.channelId(), messageId);
            world.tell("MESSAGE_DELETE", gone, interaction.channelId());
        }
    }

    private Interaction alive(String token) {
        Interaction interaction = byToken.get(token);
        if (interaction == null || !interaction.isAnswered()) {
            throw Refusal.of(404, 10015, "Unknown Webhook");
        }
        if (world.now().isAfter(interaction.begunAt().plus(TOKEN_LIVES))) {
            throw Refusal.of(401, 50027, "Invalid Webhook Token");
        }
        return interaction;
    }
}

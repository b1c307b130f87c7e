package casebell.sandbox.command;

import casebell.sandbox.chat.Parts;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes the event that the bot receives from what a person did: checked against what was offered, with everything that it names. */
final class Resolver {
    private final World world;
    private final Hidden hidden;
    private final Forms forms;

    Resolver(World world, Hidden hidden, Forms forms) {
        this.world = world;
        this.hidden = hidden;
        this.forms = forms;
    }

    ObjectNode event(Member who, JsonNode wanted) {
        String channelId = wanted.path("channel_id").asText();
        int type = wanted.path("type").asInt();
        if (type < Interaction.COMMAND || type > Interaction.FORM) {
            throw Refusal.notOneOf("type", "2, 3, 4, 5");
        }
        boolean isCommand = type == Interaction.COMMAND || type == Interaction.COMPLETION;
        world.demand(who, channelId, isCommand ? Right.USE_APPLICATION_COMMANDS : Right.VIEW_CHANNEL);
        ObjectNode event = frame(who, channelId).put("type", type);
        String messageId = wanted.path("message_id").asText("");
        if (type == Interaction.COMPONENT || (!messageId.isEmpty() && type == Interaction.FORM)) {
            event.set("message", Shown.message(message(who, channelId, messageId), bot()));
        }
        event.set("data", data(who, event, wanted.path("data")));
        return event;
    }

    private ObjectNode frame(Member who, String channelId) {
        boolean isDirect = world.isDirect(channelId);
        ObjectNode event = Wire.object()
                .put("id", world.nextId())
                .put("application_id", TeamWorld.BOT)
                .put("channel_id", channelId)
                .put("version", 1)
                .put("locale", "en-US")
                .put("context", isDirect ? 1 : 0)
                .put("app_permissions", Long.toString(world.rights(bot(), channelId)))
                .put("attachment_size_limit", 10_485_760);
        ObjectNode channel = Shown.channel(world, world.channel(channelId), bot());
        channel.put("permissions", Long.toString(world.rights(who, channelId)));
        event.set("channel", channel);
        event.putArray("entitlements");
        event.putObject("authorizing_integration_owners").put("0", isDirect ? "0" : TeamWorld.GUILD);
        if (isDirect) {
            event.set("user", who.user());
            return event;
        }
        event.put("guild_id", TeamWorld.GUILD).put("guild_locale", "en-US");
        event.putObject("guild")
                .put("id", TeamWorld.GUILD)
                .put("locale", "en-US")
                .putArray("features");
        ObjectNode member = who.member();
        member.put("permissions", Long.toString(world.rights(who, channelId)));
        event.set("member", member);
        return event;
    }

    private Member bot() {
        return world.member(TeamWorld.BOT).orElseThrow();
    }

    private ObjectNode message(Member who, String channelId, String id) {
        return hidden.find(id, who).orElseGet(() -> world.message(channelId, id));
    }

    private ObjectNode data(Member who, ObjectNode event, JsonNode wanted) {
        String channelId = event.get("channel_id").asText();
        Resolved resolved = new Resolved(world, who, channelId);
        return switch (event.get("type").asInt()) {
            case Interaction.COMPONENT -> component(event.path("message"), wanted, resolved);
            case Interaction.FORM -> forms.read(who.id(), wanted, resolved);
            default -> command(who, event, wanted, resolved);
        };
    }

    /** What was pressed must be on the message, and not be switched off. */
    private static ObjectNode component(JsonNode message, JsonNode wanted, Resolved resolved) {
        String customId = wanted.path("custom_id").asText();
        ObjectNode pressed = Parts.named(message.path("components"), customId)
                .filter(c -> !c.path("disabled").asBoolean())
                .orElseThrow(() -> Refusal.invalid(
                        "data.custom_id", "COMPONENT_VALIDATION_FAILED", "Component validation failed"));
        int type = pressed.path("type").asInt();
        ObjectNode data = Wire.object().put("custom_id", customId).put("component_type", type);
        data.set("id", pressed.get("id"));
        if (Parts.isMenu(type)) {
            JsonNode values = wanted.path("values").isArray() ? wanted.get("values") : Wire.array();
            Menus.check(pressed, values, "data.values");
            resolved.chosen(pressed, values, "data.values");
            data.set("values", values.deepCopy());
            resolved.into(data);
        }
        return data;
    }

    private ObjectNode command(Member who, ObjectNode event, JsonNode wanted, Resolved resolved) {
        String channelId = event.get("channel_id").asText();
        ObjectNode command = find(wanted, world.isDirect(channelId));
        demandAllowed(who, channelId, command);
        ObjectNode data = Wire.object();
        for (String part : new String[] {"id", "name", "type", "guild_id"}) {
            if (command.hasNonNull(part)) {
                data.set(part, command.get(part));
            }
        }
        String target = wanted.path("target_id").asText();
        switch (command.path("type").asInt()) {
            case 2 -> resolved.user(target, "data.target_id");
            case 3 -> resolved.message(world.message(channelId, target));
            default -> {
                boolean isPartial = event.get("type").asInt() == Interaction.COMPLETION;
                data.set(
                        "options",
                        new Options(resolved, isPartial)
                                .read(command.path("options"), wanted.path("options"), "data.options"));
            }
        }
        if (command.path("type").asInt() != 1) {
            data.put("target_id", target);
        }
        resolved.into(data);
        return data;
    }

    /** By id, or by name and kind; one of the guild goes before a global one. */
    private ObjectNode find(JsonNode wanted, boolean isDirect) {
        String id = wanted.path("id").asText("");
        ObjectNode found = null;
        for (ObjectNode each : world.commands()) {
            boolean isNamed =
                    each.path("name").asText().equals(wanted.path("name").asText())
                            && each.path("type").asInt() == wanted.path("type").asInt(1);
            boolean fits = id.isEmpty() ? isNamed : each.get("id").asText().equals(id);
            boolean isReachable = !isDirect || !each.has("guild_id");
            if (fits && isReachable && (found == null || each.has("guild_id"))) {
                found = each;
            }
        }
        if (found == null) {
            throw Refusal.of(404, 10063, "Unknown application command");
        }
        return found;
    }

    private void demandAllowed(Member who, String channelId, ObjectNode command) {
        boolean isDirect = world.isDirect(channelId);
        boolean isHere = command.path("contexts").isEmpty();
        for (JsonNode context : command.path("contexts")) {
            isHere |= context.asInt() == (isDirect ? 1 : 0);
        }
        if (!isHere || (isDirect && !command.path("dm_permission").asBoolean(true))) {
            throw Refusal.of(404, 10063, "Unknown application command");
        }
        if (!isDirect && command.hasNonNull("default_member_permissions")) {
            long needed = command.get("default_member_permissions").asLong();
            long rights = world.rights(who, channelId);
            boolean isAllowed = needed == 0 ? Right.ADMINISTRATOR.in(rights) : (rights & needed) == needed;
            if (!isAllowed && !Right.ADMINISTRATOR.in(rights)) {
                throw Refusal.missingPermissions();
            }
        }
    }
}

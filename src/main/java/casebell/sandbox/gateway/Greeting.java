package casebell.sandbox.gateway;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.TeamGuild;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a new session is told: who it is, and the guild as its member sees it. */
final class Greeting {
    private final World world;

    Greeting(World world) {
        this.world = world;
    }

    ObjectNode ready(Member member, String sessionId, String resumeUrl) {
        ObjectNode ready =
                Wire.object().put("v", 10).put("session_id", sessionId).put("resume_gateway_url", resumeUrl);
        ready.set("user", member.user());
        ArrayNode direct = ready.putArray("private_channels");
        if (!member.bot()) {
            world.channels().stream()
                    .filter(c -> c.get("type").asInt() == 1
                            && world.canSee(member, c.get("id").asText()))
                    .forEach(c -> direct.add(Shown.channel(world, c, member)));
        }
        ready.putArray("guilds").addObject().put("id", TeamWorld.GUILD).put("unavailable", true);
        ready.putObject("application").put("id", TeamWorld.BOT).put("flags", 1 << 18);
        return ready;
    }

    ObjectNode guild(Member member) {
        ObjectNode guild = TeamGuild.of(world)
                .put("member_count", world.members().size())
                .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
                .put("large", false)
                .put("unavailable", false);
        ArrayNode channels = guild.putArray("channels");
        ArrayNode threads = guild.putArray("threads");
        for (ObjectNode channel : world.channels()) {
            boolean isDirect = channel.get("type").asInt() == 1;
            boolean isArchived =
                    channel.path("thread_metadata").path("archived").asBoolean();
            if (!isDirect && !isArchived && isListed(member, channel)) {
                (channel.has("thread_metadata") ? threads : channels).add(Shown.channel(world, channel, member));
            }
        }
        ArrayNode members = guild.putArray("members");
        world.members().forEach(m -> members.add(m.member()));
        for (String empty : List.of(
                "voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds")) {
            guild.putArray(empty);
        }
        return guild;
    }

    /** Discord lists the channels that a bot cannot see too; people are spared them. */
    private boolean isListed(Member member, ObjectNode channel) {
        boolean isChannelOfBot = member.bot() && !channel.has("thread_metadata");
        return isChannelOfBot || world.canSee(member, channel.get("id").asText());
    }

    /** The members that a session asked for: by id, by the beginning of a name, or all. */
    ObjectNode members(JsonNode asked) {
        ObjectNode chunk = Wire.object()
                .put("guild_id", TeamWorld.GUILD)
                .put("chunk_index", 0)
                .put("chunk_count", 1);
        ArrayNode members = chunk.putArray("members");
        Set<String> ids = new HashSet<>();
        JsonNode wanted = asked.path("user_ids");
        if (wanted.isTextual()) {
            ids.add(wanted.asText());
        }
        wanted.forEach(id -> ids.add(id.asText()));
        String query = asked.path("query").asText("").toLowerCase(Locale.ROOT);
        int limit = asked.path("limit").asInt();
        world.members().stream()
                .filter(m -> ids.isEmpty() || ids.remove(m.id()))
                .filter(m -> m.username().startsWith(query)
                        || m.name().toLowerCase(Locale.ROOT).startsWith(query))
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .forEach(m -> members.add(m.member()));
        if (!ids.isEmpty()) {
            ids.forEach(chunk.putArray("not_found")::add);
        }
        if (asked.hasNonNull("nonce")) {
            chunk.set("nonce", asked.get("nonce"));
        }
        return chunk;
    }
}

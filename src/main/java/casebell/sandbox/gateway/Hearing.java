package casebell.sandbox.gateway;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which events a session asked for, and how it is told them. */
final class Hearing {
    private Hearing() {}

    static boolean isWanted(GatewaySession session, String type, ObjectNode data, boolean isDirect) {
        if (type.startsWith("MESSAGE_REACTION")) {
            return session.wants(isDirect ? Intent.DIRECT_MESSAGE_REACTIONS : Intent.GUILD_MESSAGE_REACTIONS);
        }
        if (type.startsWith("MESSAGE_")) {
            return session.wants(isDirect ? Intent.DIRECT_MESSAGES : Intent.GUILD_MESSAGES);
        }
        return switch (type) {
            case "TYPING_START" -> session.wants(isDirect ? Intent.DIRECT_MESSAGE_TYPING : Intent.GUILD_MESSAGE_TYPING);
            case "GUILD_MEMBER_UPDATE", "THREAD_MEMBERS_UPDATE" ->
                session.wants(Intent.GUILD_MEMBERS) || data.toString().contains("\"" + session.userId() + "\"");
            default -> session.wants(Intent.GUILDS);
        };
    }

    /** A bot without the intent sees no content, except its own, in direct messages, or where it is mentioned. */
    static ObjectNode told(World world, GatewaySession session, Member member, String type, ObjectNode data) {
        if (type.equals("THREAD_CREATE") || type.equals("THREAD_UPDATE")) {
            return Shown.channel(world, data, member);
        }
        boolean isMessage = type.equals("MESSAGE_CREATE") || type.equals("MESSAGE_UPDATE");
        boolean isOwn = data.path("author").path("id").asText().equals(member.id());
        if (!isMessage
                || isOwn
                || !data.has("guild_id")
                || session.wants(Intent.MESSAGE_CONTENT)
                || data.path("mentions").toString().contains("\"" + member.id() + "\"")) {
            return data;
        }
        ObjectNode bare = data.deepCopy();
        bare.put("content", "");
        bare.putArray("embeds");
        bare.putArray("attachments");
        bare.putArray("components");
        return bare;
    }
}

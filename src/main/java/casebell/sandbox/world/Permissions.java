package casebell.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/**
 * What a member may do, computed in Discord's order: the roles together; the owner and administrators may everything; then the channel's overwrites for
 * everybody, for the member's roles together (denials first, so that one allowing role wins), and for the member alone. Who cannot see a channel can do
 * nothing there, and who cannot write there can neither attach, embed nor ping.
 */
final class Permissions {
    private static final long NEEDS_WRITING =
            Right.sum(Right.MENTION_EVERYONE, Right.ATTACH_FILES, Right.EMBED_LINKS, Right.SEND_TTS_MESSAGES);

    private Permissions() {}

    static long ofGuild(Member member, Collection<ObjectNode> roles) {
        if (member.id().equals(TeamWorld.OWNER)) {
            return Right.all();
        }
        long rights = 0;
        for (ObjectNode role : roles) {
            String id = role.get("id").asText();
            if (id.equals(TeamWorld.GUILD) || member.roles().contains(id)) {
                rights |= role.get("permissions").asLong();
            }
        }
        return Right.ADMINISTRATOR.in(rights) ? Right.all() : rights;
    }

    static long inChannel(Member member, Collection<ObjectNode> roles, ObjectNode channel, boolean isThread) {
        long rights = ofGuild(member, roles);
        if (Right.ADMINISTRATOR.in(rights)) {
            return rights;
        }
        long result = overwritten(rights, member, channel.path("permission_overwrites"));
        if (!Right.VIEW_CHANNEL.in(result)) {
            return 0;
        }
        Right writing = isThread ? Right.SEND_MESSAGES_IN_THREADS : Right.SEND_MESSAGES;
        return writing.in(result) ? result : result & ~NEEDS_WRITING;
    }

    private static long overwritten(long rights, Member member, JsonNode overwrites) {
        long result = rights;
        long allow = 0;
        long deny = 0;
        long ownAllow = 0;
        long ownDeny = 0;
        for (JsonNode each : overwrites) {
            String id = each.get("id").asText();
            if (id.equals(TeamWorld.GUILD)) {
                result = (result & ~each.get("deny").asLong())
                        | each.get("allow").asLong();
            } else if (id.equals(member.id())) {
                ownAllow = each.get("allow").asLong();
                ownDeny = each.get("deny").asLong();
            } else if (member.roles().contains(id)) {
                allow |= each.get("allow").asLong();
                deny |= each.get("deny").asLong();
            }
        }
        result = (result & ~deny) | allow;
        return (result & ~ownDeny) | ownAllow;
    }
}

package casebell.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A member of the team, or a bot.
 *
 * @param id the user id
 * @param username short lower-case name
 * @param name the name shown
 * @param title what the person does
 * @param colour for the page, {@code #rrggbb}
 * @param roles role ids
 * @param token what the person or bot authenticates with
 */
public record Member(
        String id,
        String username,
        String name,
        String title,
        String colour,
        Set<String> roles,
        boolean bot,
        String token) {
    public Member {
        roles = Set.copyOf(roles);
    }

    /** The user object. */
    public ObjectNode user() {
        ObjectNode user = Wire.object()
                .put("id", id)
                .put("username", username)
                .put("discriminator", bot ? "4800" : "0")
                .put("global_name", bot ? null : name)
                .putNull("avatar")
                .putNull("primary_guild")
                .put("public_flags", 0)
                .put("flags", 0);
        return bot ? user.put("bot", true) : user;
    }

    /** The member object, with its user. */
    public ObjectNode member() {
        ObjectNode member = Wire.object()
                .putNull("nick")
                .putNull("avatar")
                .putNull("banner")
                .putNull("premium_since")
                .putNull("communication_disabled_until")
                .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
                .put("deaf", false)
                .put("mute", false)
                .put("flags", 0)
                .put("pending", false);
        member.set("user", user());
        roles.stream().sorted().forEach(member.putArray("roles")::add);
        return member;
    }

    /** The same person with other roles. */
    public Member withRoles(Set<String> other) {
        return new Member(id, username, name, title, colour, other, bot, token);
    }
}

package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Members and roles. Whoever calls holds the world's lock. */
public final class Guild {
    private final World world;

    public Guild(World world) {
        this.world = world;
    }

    public ArrayNode roles() {
        ArrayNode list = Wire.array();
        world.roles().forEach(r -> list.add(r.deepCopy()));
        return list;
    }

    public ObjectNode role(Call call) {
        return knownRole(call.at("role")).deepCopy();
    }

    private ObjectNode knownRole(String id) {
        return world.role(id).orElseThrow(() -> Refusal.of(404, 10011, "Unknown Role"));
    }

    /** Changes a role; nobody gives a right that they have not got. */
    public ObjectNode modifyRole(Call call) {
        world.demandInGuild(call.who(), Right.MANAGE_ROLES);
        ObjectNode role = knownRole(call.at("role")).deepCopy();
        JsonNode body = call.body();
        if (body.hasNonNull("permissions")) {
            long asked = body.get("permissions").asLong();
            long more = asked & ~role.get("permissions").asLong();
            if ((more & Right.all() & ~world.rights(call.who())) != 0) {
                throw Refusal.missingPermissions();
            }
            role.put("permissions", Long.toString(asked));
        }
        for (String part : new String[] {"name", "mentionable", "hoist", "color"}) {
            if (body.hasNonNull(part)) {
                role.set(part, body.get(part));
            }
        }
        world.putRole(role);
        ObjectNode told = Wire.object();
        told.set("role", role);
        world.tellAll("GUILD_ROLE_UPDATE", told);
        return role.deepCopy();
    }

    public ArrayNode members(Call call) {
        int limit = call.asked("limit")
                .filter(l -> l.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .orElse(1);
        ArrayNode list = Wire.array();
        world.members().stream().limit(limit).forEach(m -> list.add(m.member()));
        return list;
    }

    public ObjectNode member(Call call) {
        return known(call.at("user")).member();
    }

    private Member known(String id) {
        return world.member(id).orElseThrow(() -> Refusal.of(404, 10007, "Unknown Member"));
    }

    /** Sets the roles of a member. */
    public ObjectNode modifyMember(Call call) {
        Member member = known(call.at("user"));
        if (!call.body().path("roles").isArray()) {
            return member.member();
        }
        Set<String> roles = new LinkedHashSet<>();
        call.body().get("roles").forEach(r -> roles.add(r.asText()));
        return give(call.who(), member, roles).member();
    }

    /** Gives a member one role, or takes it away. */
    public void giveRole(Call call, boolean isGiven) {
        Member member = known(call.at("user"));
        Set<String> roles = new LinkedHashSet<>(member.roles());
        if (isGiven) {
            roles.add(call.at("role"));
        } else {
            roles.remove(call.at("role"));
        }
        knownRole(call.at("role"));
        give(call.who(), member, roles);
    }

    private Member give(Member who, Member member, Set<String> roles) {
        world.demandInGuild(who, Right.MANAGE_ROLES);
        roles.forEach(this::knownRole);
        Member changed = member.withRoles(roles);
        world.replace(changed);
        world.tellAll("GUILD_MEMBER_UPDATE", changed.member());
        return changed;
    }
}

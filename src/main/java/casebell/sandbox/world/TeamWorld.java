package casebell.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An invented safety team, with ids that never change, so that configuration can point at them. */
public final class TeamWorld {
    public static final String GUILD = "1100000000000000000";
    public static final String GUILD_NAME = "Harbour Trust & Safety";
    /** Olek, the operator, to whom the guild belongs. */
    public static final String OWNER = "1100000000000000310";

    public static final String BOT = "1100000000000000400";
    public static final String BOT_TOKEN = "sandbox-bot-token";

    private static final List<String> ROLE_NAMES =
            List.of("reviewer", "lead", "leadership", "liaison", "policy-owner", "operator");
    private static final int[] ROLE_COLOURS = {0x6C8CF5, 0x4CC38A, 0xF2777A, 0xC594F5, 0xF2B45C, 0x7FD1D8};

    private TeamWorld() {}

    /** Role ids by name. */
    public static Map<String, String> roles() {
        Map<String, String> ids = new LinkedHashMap<>();
        for (int i = 0; i < ROLE_NAMES.size(); i++) {
            ids.put(ROLE_NAMES.get(i), "11000000000000001" + (i < 9 ? "0" : "") + (i + 1));
        }
        ids.put("casebell", "1100000000000000120");
        return ids;
    }

    /** Channel ids by name. */
    public static Map<String, String> channels() {
        Map<String, String> ids = new LinkedHashMap<>();
        List<String> names =
                List.of("case-review", "urgent", "leadership", "digest", "policy", "liaison-desk", "general");
        for (int i = 0; i < names.size(); i++) {
            ids.put(names.get(i), "110000000000000020" + (i + 1));
        }
        return ids;
    }

    /** The people, and the bot. */
    public static List<Member> members() {
        return List.of(
                person(1, "ines", "Ines Okafor", "Reviewer", "#6C8CF5", "reviewer"),
                person(2, "bram", "Bram Castellan", "Reviewer", "#5AA9E6", "reviewer"),
                person(3, "yuki", "Yuki Sandoval", "Reviewer, night shift", "#7E9BF7", "reviewer"),
                person(4, "lena", "Lena Abara", "Lead", "#4CC38A", "lead"),
                person(5, "tomas", "Tomas Rhee", "Lead", "#3FA878", "lead", "reviewer"),
                person(6, "vera", "Vera Lindqvist", "Head of safety", "#F2777A", "leadership"),
                person(7, "omar", "Omar Delacroix", "Chief executive", "#E0565B", "leadership"),
                person(8, "noor", "Noor Whitfield", "Liaison to public offices", "#C594F5", "liaison"),
                person(9, "pia", "Pia Marchetti", "Policy owner", "#F2B45C", "policy-owner"),
                person(10, "olek", "Olek Brandt", "Operator", "#7FD1D8", "operator"),
                person(11, "gus", "Gus Ferrant", "Visitor without a role", "#9A9CA5"),
                new Member(
                        BOT,
                        "casebell",
                        "Casebell",
                        "The bot",
                        "#5865F2",
                        Set.of(roles().getOrDefault("casebell", "")),
                        true,
                        BOT_TOKEN));
    }

    /** The role objects, the everybody role first. */
    public static List<ObjectNode> roleObjects() {
        Map<String, String> ids = roles();
        List<ObjectNode> all = new java.util.ArrayList<>();
        all.add(role(GUILD, "@everyone", 0, 0, everybody()));
        for (int i = 0; i < ROLE_NAMES.size(); i++) {
            String name = ROLE_NAMES.get(i);
            all.add(role(ids.getOrDefault(name, ""), name, ROLE_COLOURS[i], i + 1, 0));
        }
        all.add(role(
                ids.getOrDefault("casebell", ""),
                "Casebell",
                0x5865F2,
                10,
                Right.MENTION_EVERYONE.mask() | Right.MANAGE_THREADS.mask()));
        return all;
    }

    /** The channel objects, categories first. */
    public static List<ObjectNode> channelObjects() {
        Map<String, String> ids = channels();
        Map<String, String> roles = roles();
        String work = "1100000000000000290";
        String room = "1100000000000000291";
        List<ObjectNode> all = new java.util.ArrayList<>();
        all.add(channel(work, "Cases", 4, 0, null, null));
        all.add(channel(room, "Team", 4, 1, null, null));
        all.add(channel(ids.get("case-review"), "case-review", 0, 0, work, "Paste case links here"));
        all.add(channel(ids.get("urgent"), "urgent", 0, 1, work, "Cards of high severity"));
        ObjectNode leadership = channel(ids.get("leadership"), "leadership", 0, 2, work, "Pages, and what they ask");
        overwrites(leadership, roles, List.of("leadership", "lead", "liaison", "casebell"));
        all.add(leadership);
        all.add(channel(ids.get("digest"), "digest", 0, 3, work, "The figures of the day"));
        all.add(channel(ids.get("policy"), "policy", 0, 4, room, "What the policy says, and why"));
        all.add(channel(ids.get("liaison-desk"), "liaison-desk", 0, 5, room, "Contact with targeted people's offices"));
        all.add(channel(ids.get("general"), "general", 0, 6, room, "Everything else"));
        return all;
    }

    private static void overwrites(ObjectNode channel, Map<String, String> roles, List<String> allowed) {
        var list = channel.putArray("permission_overwrites");
        String view = Long.toString(Right.VIEW_CHANNEL.mask());
        list.addObject().put("id", GUILD).put("type", 0).put("allow", "0").put("deny", view);
        for (String name : allowed) {
            list.addObject()
                    .put("id", roles.get(name))
                    .put("type", 0)
                    .put("allow", view)
                    .put("deny", "0");
        }
    }

    private static long everybody() {
        return Right.sum(
                Right.CREATE_INSTANT_INVITE,
                Right.ADD_REACTIONS,
                Right.VIEW_CHANNEL,
                Right.SEND_MESSAGES,
                Right.EMBED_LINKS,
                Right.ATTACH_FILES,
                Right.READ_MESSAGE_HISTORY,
                Right.USE_EXTERNAL_EMOJIS,
                Right.CHANGE_NICKNAME,
                Right.USE_APPLICATION_COMMANDS,
                Right.CREATE_PUBLIC_THREADS,
                Right.CREATE_PRIVATE_THREADS,
                Right.SEND_MESSAGES_IN_THREADS);
    }

    private static Member person(
            int number, String username, String name, String title, String colour, String... roleNames) {
        Map<String, String> ids = roles();
        Set<String> held = new java.util.HashSet<>();
        for (String role : roleNames) {
            held.add(ids.getOrDefault(role, ""));
        }
        String id = "11000000000000003" + (number < 10 ? "0" : "") + number;
        return new Member(id, username, name, title, colour, held, false, "person." + id);
    }

    private static ObjectNode role(String id, String name, int colour, int position, long permissions) {
        ObjectNode role = Wire.object()
                .put("id", id)
                .put("name", name)
                .put("color", colour)
                .put("hoist", colour != 0)
                .put("position", position)
                .put("permissions", Long.toString(permissions))
                .put("managed", false)
                .put("mentionable", false)
                .putNull("icon")
                .putNull("unicode_emoji")
                .put("flags", 0);
        role.putObject("colors")
                .put("primary_color", colour)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        return role;
    }

    private static ObjectNode channel(
            @org.jspecify.annotations.Nullable String id,
            String name,
            int type,
            int position,
            @org.jspecify.annotations.Nullable String parent,
            @org.jspecify.annotations.Nullable String topic) {
        ObjectNode channel = Wire.object()
                .put("id", id)
                .put("type", type)
                .put("guild_id", GUILD)
                .put("name", name)
                .put("position", position)
                .put("parent_id", parent)
                .put("topic", topic)
                .put("nsfw", false)
                .put("rate_limit_per_user", 0)
                .put("flags", 0)
                .putNull("last_message_id");
        channel.putArray("permission_overwrites");
        return channel;
    }
}

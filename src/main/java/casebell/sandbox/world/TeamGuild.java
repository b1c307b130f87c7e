package casebell.sandbox.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The guild object, without what only the gateway adds. */
public final class TeamGuild {
    private static final String[] ABSENT = {
        "icon",
        "description",
        "home_header",
        "splash",
        "discovery_splash",
        "banner",
        "application_id",
        "afk_channel_id",
        "system_channel_id",
        "widget_channel_id",
        "vanity_url_code",
        "rules_channel_id",
        "safety_alerts_channel_id",
        "public_updates_channel_id",
        "incidents_data"
    };

    private TeamGuild() {}

    /** As it is now. */
    public static ObjectNode of(World world) {
        ObjectNode guild = Wire.object()
                .put("id", TeamWorld.GUILD)
                .put("name", TeamWorld.GUILD_NAME)
                .put("owner_id", TeamWorld.OWNER)
                .put("region", "deprecated")
                .put("afk_timeout", 300)
                .put("verification_level", 1)
                .put("default_message_notifications", 1)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw", false)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("premium_progress_bar_enabled", false)
                .put("preferred_locale", "en-US")
                .put("system_channel_flags", 0)
                .put("widget_enabled", false)
                .put("max_presences", 0)
                .put("max_members", 500_000)
                .put("max_stage_video_channel_users", 50)
                .put("max_video_channel_users", 25);
        for (String each : ABSENT) {
            guild.putNull(each);
        }
        for (String list : new String[] {"features", "emojis", "stickers"}) {
            guild.putArray(list);
        }
        ArrayNode roles = guild.putArray("roles");
        world.roles().forEach(r -> roles.add(r.deepCopy()));
        return guild;
    }
}

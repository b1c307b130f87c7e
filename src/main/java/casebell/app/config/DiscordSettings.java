package casebell.app.config;

import casebell.cases.Role;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Discord server in which the team works.
 *
 * @param token of the bot
 * @param restUrl when not Discord's own
 * @param gatewayUrl when not Discord's own
 * @param guild the id of the server
 * @param readMessages whether messages in watched channels are read (needs the message content intent), or commands only
 * @param channels where what is posted
 * @param roles the ids of the server's roles for each role of the house; a role without ids is not in it
 */
public record DiscordSettings(
        Secret token,
        Optional<URI> restUrl,
        Optional<URI> gatewayUrl,
        String guild,
        boolean readMessages,
        Channels channels,
        Map<Role, Set<String>> roles) {
    public DiscordSettings {
        roles = Map.copyOf(roles);
    }

    /**
     * Channel ids.
     *
     * @param watched where links are looked for, at least one unless messages are not read
     * @param caseReview where cards are posted
     * @param urgent where the first tiers are paged
     * @param leadership where leadership is paged
     * @param digest where digests are posted
     * @param policy where policy owners are told
     * @param liaison where promises are reminded of
     * @param confidential where cards of confidential cases are posted; without it they tell nothing
     */
    public record Channels(
            Set<String> watched,
            String caseReview,
            String urgent,
            String leadership,
            String digest,
            String policy,
            String liaison,
            Optional<String> confidential) {
        public Channels {
            watched = Set.copyOf(watched);
        }
    }
}

package casebell.discord;

import casebell.cases.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where Casebell joins, and what is where.
 *
 * @param token gives the bot's token when it is needed
 * @param restUrl another service's REST base, with the version and a slash at the end; empty for Discord's own
 * @param gatewayUrl another service's gateway; empty for Discord's own
 * @param guild the server's id
 * @param watched the channels that are read for links
 * @param caseReview where cards are posted
 * @param urgent where cards of high and critical severity are posted
 * @param leadership where pages are posted
 * @param digest where digests are posted
 * @param policy where policy owners are told
 * @param liaison where reminders of promises are posted
 * @param roles the chat's role ids of each role
 * @param announced the channels in which new cases are announced, by source and severity
 * @param readsMessages whether the bot may read what people write; otherwise only commands open cases
 */
public record DiscordSettings(
        Supplier<String> token,
        Optional<String> restUrl,
        Optional<String> gatewayUrl,
        String guild,
        List<String> watched,
        String caseReview,
        String urgent,
        String leadership,
        String digest,
        String policy,
        String liaison,
        Map<Role, Set<String>> roles,
        Map<String, Map<String, String>> announced,
        boolean readsMessages) {
    public DiscordSettings {
        watched = List.copyOf(watched);
        roles = Map.copyOf(roles);
        announced = Map.copyOf(announced);
    }

    /** The id of a place: {@code case-review}, {@code urgent}, or an id already. */
    String channel(String place) {
        return switch (place) {
            case "case-review" -> caseReview;
            case "urgent" -> urgent;
            default -> place;
        };
    }

    @Override
    public String toString() {
        return "DiscordSettings[guild=" + guild + "]";
    }
}

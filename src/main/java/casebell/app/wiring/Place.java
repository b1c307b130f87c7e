package casebell.app.wiring;

import casebell.app.config.FollowSettings;
import casebell.cases.Role;
import casebell.discord.DiscordSettings;
import casebell.escalation.Ladder;
import casebell.intake.LinkFinder;
import casebell.review.news.Announcing;
import casebell.source.wire.CaseSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a house stands: its Discord, its case systems, and who is on call there.
 *
 * @param followed the case systems whose new cases are taken on by themselves, by name
 * @param secret from which ids of components are made
 */
record Place(
        DiscordSettings discord,
        List<CaseSite> sources,
        List<LinkFinder.Form> links,
        Map<String, Ladder> ladders,
        Map<Role, Set<String>> roles,
        Map<String, FollowSettings> followed,
        String secret) {
    /** The channels in which new cases are announced, by source and severity. */
    static Map<String, Map<String, String>> announced(Map<String, FollowSettings> followed) {
        Map<String, Map<String, String>> all = new HashMap<>();
        followed.forEach((source, how) -> {
            Map<String, String> places = new HashMap<>(how.announce());
            places.values().removeIf(Announcing.NOWHERE::equals);
            all.put(source, Map.copyOf(places));
        });
        return all;
    }

    /** How new cases are announced. */
    Announcing announcing() {
        Map<String, Announcing.Of> all = new HashMap<>();
        followed.forEach((source, how) -> all.put(source, new Announcing.Of(how.announce(), how.perMinute())));
        return new Announcing(all);
    }
}

package casebell.app.wiring;

import casebell.app.config.FollowSettings;
import casebell.cases.Role;
import casebell.discord.DiscordSettings;
import casebell.escalation.Ladder;
import casebell.intake.LinkFinder;
import casebell.source.wire.CaseSite;
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
        String secret) {}

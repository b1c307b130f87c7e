package casebell.app.config;

import casebell.intake.LinkFinder;
import casebell.source.wire.SystemKind;
import casebell.source.wire.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A case system.
 *
 * @param name as it stands before the case id, {@code source/id}
 * @param kind what it speaks
 * @param baseUrl where its interface is; the only host that is called; ends without a slash
 * @param links the forms of its links, at least one; their hosts are never called
 * @param token what it knows us by, sent as its kind wants it
 * @param hookSecret that its deliveries are signed with; without it none are taken
 * @param timeout for one whole call
 * @param maxBody in bytes; a longer answer is refused
 * @param isDryRun whether nothing is done there
 * @param mayBePrivate whether its host may be one of our own network or this machine
 * @param follow how its new cases are taken on; empty when only those are that somebody points to
 * @param trust the only authorities whose certificates are accepted there; empty for those that Java trusts
 * @param dailyQuota how many actions may be begun there on one day, in UTC; 0 for any number
 */
public record SourceSettings(
        String name,
        SystemKind kind,
        URI baseUrl,
        List<LinkFinder.Form> links,
        Optional<Secret> token,
        Optional<Secret> hookSecret,
        Duration timeout,
        int maxBody,
        boolean isDryRun,
        boolean mayBePrivate,
        Optional<FollowSettings> follow,
        Optional<Trust> trust,
        int dailyQuota) {
    public SourceSettings {
        links = List.copyOf(links);
    }
}

package casebell.app.config;

import casebell.intake.LinkFinder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A case system.
 *
 * @param name as it stands before the case id, {@code source/id}
 * @param type what it speaks
 * @param baseUrl where its interface is; the only host that is called; ends without a slash
 * @param links the forms of its links, at least one; their hosts are never called
 * @param token sent as a bearer token
 * @param timeout for one whole call
 * @param maxBody in bytes; a longer answer is refused
 */
public record SourceSettings(
        String name,
        Type type,
        URI baseUrl,
        List<LinkFinder.Form> links,
        Optional<Secret> token,
        Duration timeout,
        int maxBody) {
    public SourceSettings {
        links = List.copyOf(links);
    }

    /** What a case system speaks. */
    public enum Type {
        /** The Casebell Case API, version 1. */
        HTTP
    }
}

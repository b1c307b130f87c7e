package casebell.source.wire;

import casebell.source.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How one case system is reached.
 *
 * @param name the configured name
 * @param baseUrl scheme, host, port and perhaps a path; nothing else is ever called
 * @param callLimit the longest that one call may take, from the first byte sent to the last one read
 * @param largestBody in bytes, after decompression
 * @param mayBePrivate whether the host may be one of our own network or this machine
 * @param trust the only authorities whose certificates are accepted; empty for those that Java trusts
 */
public record WireSettings(
        String name,
        URI baseUrl,
        Secret token,
        Duration callLimit,
        int largestBody,
        boolean mayBePrivate,
        Optional<Trust> trust) {
    /** With the authorities that Java trusts. */
    public WireSettings(
            String name, URI baseUrl, Secret token, Duration callLimit, int largestBody, boolean mayBePrivate) {
        this(name, baseUrl, token, callLimit, largestBody, mayBePrivate, Optional.empty());
    }

    /** Scheme, host, port and path without a slash at the end. */
    public String base() {
        return baseUrl.toString().replaceFirst("/+$", "");
    }
}

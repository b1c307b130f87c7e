package casebell.source.http;

import casebell.source.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * One case system.
 *
 * @param name the configured name
 * @param baseUrl scheme, host, port and perhaps a path; nothing else is ever called
 * @param callLimit the longest that one call may take, from the first byte sent to the last one read
 * @param largestBody in bytes, after decompression
 */
public record HttpSourceSettings(String name, URI baseUrl, Secret token, Duration callLimit, int largestBody) {}

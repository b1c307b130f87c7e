/**
 * A case system that speaks the Casebell Case API, version 1.
 *
 * <p>{@link casebell.source.http.CaseApiClient} makes one bounded call; {@link casebell.source.http.HttpCaseSource} reads cases and
 * {@link casebell.source.http.HttpActionOutlet} acts on them.
 *
 * <p>Decisions. Redirects are never followed and only the configured scheme, host and port are called. Nothing that another system says is repeated
 * to staff: each failure has a sentence of our own. Fields are read by allow-list, so e-mail and IP addresses have no way in.
 */
@NullMarked
package casebell.source.http;

import org.jspecify.annotations.NullMarked;

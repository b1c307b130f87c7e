/**
 * A case system that speaks the Casebell Case API, version 1.
 *
 * <p>{@link casebell.source.http.HttpCaseSource} reads cases and {@link casebell.source.http.HttpActionOutlet} acts on them.
 *
 * <p>Decisions. The decision's id is the idempotency key and the approved version is the condition, so an answer that was lost is asked for again
 * without a look before. Fields are read by allow-list, so e-mail and IP addresses have no way in.
 */
@NullMarked
package casebell.source.http;

import org.jspecify.annotations.NullMarked;

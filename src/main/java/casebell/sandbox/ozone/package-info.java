/**
 * An Ozone on loopback: the part of its XRPC interface that moderation needs, with invented accounts, posts and reports, a page for each report, and
 * everything that can go wrong on the wire.
 *
 * <p>Decisions.
 * <ul>
 *   <li>It behaves as Ozone's source does where that surprises: {@code reportAction} closes reports also with a comment, and leaves those as they are that
 *       may not be closed, without a word; whether a subject is taken down is checked before the external id; an external id counts for one type of event
 *       and one subject; {@code createdBy} is the caller whatever was sent; what a role may not do is a 401; tags can be protected; a report that is not
 *       there is a 400.
 *   <li>Server, journal and faults are those of the demonstration case system; only the rooms behind them are others.
 *   <li>It shares nothing with the client, and tells e-mail and IP addresses as Ozone does to moderators, so that a client which lets them in is found out.
 * </ul>
 *
 * <p>What it does not do: no network, no apps, no web console that acts, no queues that fill by themselves, no mail, no ends of what has a length.
 */
@NullMarked
package casebell.sandbox.ozone;

import org.jspecify.annotations.NullMarked;

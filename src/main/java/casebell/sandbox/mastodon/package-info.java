/**
 * A Mastodon on loopback: the part of its admin API that moderation needs, with invented accounts and reports, a page for each report, and everything that
 * can go wrong on the wire.
 *
 * <p>Decisions.
 * <ul>
 *   <li>It behaves as Mastodon's source does where that surprises: an action on an account closes every open report on it, {@code none} only the one that is
 *       named; the report tells that it was closed and not what was done; every action counts a strike, also one that changes nothing; the list turns pages
 *       by its {@code Link} header; a page that does not exist and a record that does not exist are both 404, in different words.
 *   <li>Removing a post is only there when it is started as the fork that has it.
 *   <li>Server, journal and faults are those of the demonstration case system; only the rooms behind them are others. Rejected: a second server, with
 *       faults of its own that would break in slightly other ways.
 *   <li>It shares nothing with the client, and tells e-mail and IP addresses as Mastodon does, so that a client which lets them in is found out.
 * </ul>
 *
 * <p>What it does not do: no federation, no posting, no web console that acts, no streams, no applications and scopes beyond two tokens.
 */
@NullMarked
package casebell.sandbox.mastodon;

import org.jspecify.annotations.NullMarked;

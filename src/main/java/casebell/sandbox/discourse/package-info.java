/**
 * A Discourse on loopback: the part of its review queue that moderation needs, with invented people and posts, a page for each case, and everything that can
 * go wrong on the wire.
 *
 * <p>Decisions.
 * <ul>
 *   <li>It behaves as Discourse's source does where that surprises: {@code agree_and_suspend} suspends nobody; a case that was handled already answers with
 *       403 and not with 409; a wrong key is 403 and not 401; claims and the missing version are both 422; an edit and a hidden post do not count as a new
 *       version; the ids of actions bear a prefix.
 *   <li>What belongs to a case lies beside it in lists, with e-mail and IP addresses as older servers tell them, so that a client which lets them in is found
 *       out.
 *   <li>Server, journal and faults are those of the demonstration case system; only the rooms behind them are others.
 * </ul>
 *
 * <p>What it does not do: no posting, no web console that acts, no queued posts or new users, no category moderators, no scopes beyond two keys.
 */
@NullMarked
package casebell.sandbox.discourse;

import org.jspecify.annotations.NullMarked;

/**
 * A Mastodon server, over its admin API. A case is a report: {@code source/12} is {@code https://host/admin/reports/12}.
 *
 * <p>{@link casebell.source.mastodon.MastodonSystem} opens both doors. {@code AdminApi} makes the calls, {@code Report} is all that is kept of an answer,
 * {@code Abilities} is what the server was asked and not assumed, {@code Deed} is the whole table of what can be done there, {@code Evidence} tells from
 * a report whether a decision has been carried out.
 *
 * <p>Decisions.
 * <ul>
 *   <li>Mastodon has no idempotency key and its report does not say which action was taken (mastodon#26521). So every decision is looked for before it
 *       is sent: the account bears the mark that was wanted, and the report was closed by our own account after the approval, and without that effect it
 *       would be what the approvers saw. This needs no memory, so it holds after a restart. Rejected: a note of ours in the action's {@code text}, which
 *       the reported person may be mailed.
 *   <li>After a call whose fate is unknown nothing is sent for ninety seconds, only looked for: the web server in front of a Mastodon gives a request up
 *       after sixty, so what has not happened until then will not. What was approved before a start may have been sent by the Casebell that was killed,
 *       so it waits as long after the start. Of several Casebells on one database, one that takes over from another does not wait; that is not closed.
 *   <li>A report has no version. Ours is a hash of what approvers judged: what is reported, whom, the marks on the account, whether it is closed, and
 *       whether other open reports would be closed with it. Their exact number is on the card but not in the version: in a flood it grows every minute,
 *       and no approval would ever hold.
 *   <li>An action on an account closes all its open reports. That is told before the approval, with the number, as {@code Snapshot.Means}.
 *   <li>What Mastodon cannot do is told before the approval as well, and refused when it is ordered all the same. Never is one thing done for another: a
 *       suspension that must end after a week is refused, because Mastodon ends none by itself. Rejected: ending it ourselves; a Casebell that is down on
 *       the last day would keep somebody suspended.
 *   <li>Removing one post is not in Mastodon's API. A fork has it, which is probed with a post that cannot exist, and offered only if the answer is the
 *       fork's.
 *   <li>A report that others closed is <em>closed, action unknown</em>. The closing is shown as {@code resolved} and never as a particular action.
 *   <li>Who is targeted is not told by a report. It is taken from the post only when the post mentions exactly one account; the reporter counts as the
 *       target only when that is the reporter. The comment of the reporter is not read: it is free text about people.
 *   <li>Webhooks and polling: {@code MastodonHook} verifies and reads a delivery, {@code ReportFeed} reads on from a cursor, which tells of new
 *       reports only; what happens to a report is told by web-hook, or seen when it is read anew in turn. Both answer with the names of cases and nothing else, and the case is then read as any other, so a forged or stale body can do nothing.
 * </ul>
 */
@NullMarked
package casebell.source.mastodon;

import org.jspecify.annotations.NullMarked;

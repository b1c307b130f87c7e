/**
 * An Ozone, the moderation service of AT Protocol networks such as Bluesky, over XRPC. A case is a report: {@code source/12} is
 * {@code https://host/reports/12}.
 *
 * <p>{@link casebell.source.ozone.OzoneSystem} opens both doors. {@code Access} says who we are, {@code OzoneApi} makes the calls, {@code Report} and
 * {@code ModEvent} are all that is kept of an answer, {@code Abilities} is what the service was asked and not assumed, {@code Deed} is the whole table
 * of what can be done there.
 *
 * <p>Decisions.
 * <ul>
 *   <li>Every event carries the id of the decision twice: as {@code externalId}, with which Ozone refuses the second of two, and as
 *       {@code modTool.meta.batchId}, by which it can be found. So what was sent is always looked for before anything is sent, also after a restart, and
 *       two requests that race are one event. Rejected: {@code externalId} alone. Ozone checks whether the subject is taken down already before it checks
 *       the id, so the repetition of a take-down is answered with the words for somebody else's.
 *   <li>{@code reportAction} closes a report together with the event, and silently does not when the report may not go from its state to that one. So the
 *       report is read afterwards. It is named by number, never {@code all}: other people's reports stay open.
 *   <li>Only four kinds of events are sent: take-down, its reversal, label and acknowledgement. No comment is ever sent, because a comment that names a
 *       report closes it.
 *   <li>A report about a post can be named only by an event about that post. What is done to the account is therefore followed by a closing of its own.
 *   <li>{@code createdBy} is replaced by the caller's own account. Who approved does not leave the house; the event names the case, the decision, and how
 *       many approved.
 *   <li>No warning is sent. Ozone mails before it checks whether it has mailed, so nobody could promise that it is mailed once.
 *   <li>Hiding a post is the label {@code !hide}, which is what that label means. A notice is not {@code !warn}: its text would be lost. Rejected: labels
 *       of the service's own for actions on accounts, because each service gives them another meaning.
 *   <li>A report has no version. Ours is a hash of what approvers judged: the report, whether it is closed, the post and its very version ({@code cid}),
 *       and what has been done to post and account. Who has taken it on, its queue and its priority are not in it.
 *   <li>The report carries its subject as it is at this moment, so one call reads a case. Rejected: asking for the subject's status as well; two
 *       readings of two moments need not fit together.
 *   <li>Who is targeted is taken from a post only when it mentions or answers exactly one account; the reporter counts as the target only when that is the
 *       reporter. The comment of the reporter is not read: it is free text about people.
 *   <li>{@code ReportFeed} follows with documented parameters only: reports in the order in which they were made, and events in theirs. Rejected: the
 *       order of {@code updatedAt}, whose cursor skips reports that were changed together, as bulk actions do.
 *   <li>Sessions are opened with an app password and opened anew when they end. Rejected: keeping the token that renews one; it would have to be stored.
 *   <li>Ozone keeps times as texts of milliseconds and compares them as texts, so they are asked for in that form: a second without a fraction would be greater
 *       than everything within it. It makes reports out of events a hundred at a time, and each hundred bears one time; its order and its cursor disagree
 *       when such a page is read forward. So pages are turned by time, and a millisecond that fills a page is read backwards, where both agree. Rejected:
 *       reading everything backwards, which has no end that a cursor could keep.
 *   <li>In a flood the last minute is read again as well, ten pages of it, before what is new: what bears an older time may be seen later.
 * </ul>
 */
@NullMarked
package casebell.source.ozone;

import org.jspecify.annotations.NullMarked;

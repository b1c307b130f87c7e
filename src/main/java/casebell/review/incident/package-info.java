/**
 * Floods: many cases that belong together, shown as one and decided in batches by two people.
 *
 * <p>The story of a flood: {@link casebell.review.incident.Gathering} lets judged cases join an incident and takes their cards' place;
 * {@link casebell.review.incident.IncidentKeeper} keeps the incident's one card true; {@link casebell.review.incident.IncidentDesk} answers presses;
 * {@link casebell.review.incident.CarryOutBatch} decides and does, case by case.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A case joins when the policy has judged it, by the posts that it refers to (within a week) or, when it is severe, by the person it is aimed at
 *       (within six hours). Casebell itself never makes two incidents one; a person may,
 *       and then every look at a sample is void, because it was a look at something that is no more. Rejected:
 *       likeness of texts, which nobody can check in the middle of a bad night.
 *   <li>An incident stands from five cases on (configurable). The cards of the first four stay. What comes later has no card, but for those about which
 *       the policy raises an alarm: one for each ladder and person aimed at, because leadership must be able to look at what it is called for.
 *   <li>Some case systems open a case for each report, so that one post comes as thousands of cases. What leadership is asked about a post is asked once a
 *       day for each ladder and reason, and once more when the target reports it; every case keeps its card. Rejected: making reports of one post an incident
 *       too, because what a batch decides about the threats that refer to a post must never be able to reach the post itself.
 *   <li>A sample is twelve cases, drawn without replacement, each as likely as any other; which ones, and who saw them, is on the record. If none of
 *       twelve is judged wrongly, then with 95 % confidence fewer than 23 in 100 are (1 - 0.05^(1/12)). Both people look, each at a sample of their own:
 *       24 cases are seen. Rejected: a share of all cases, which no person can read when there are 10,000.
 *   <li>A batch is about one verdict: same severity, action, length, notice, approvals and policy revision. What was judged otherwise since the proposal
 *       is left out and said, never decided by a sample of something else.
 *   <li>Cases of one flood can have verdicts of their own although they read alike: what rises against a person is counted for the hour up to each case, from the cases
 *       that were known when it was judged. So the first ones can be less severe than those of an hour later, and stand as a group of their own on the card, with its own sample
 *       and batch. Judging again makes them one only when cases that were opened before them became known after them; then a new policy or a new reading of the case does it.
 *       Rejected: to judge all open cases of an incident again whenever one joins, which is quadratic; and to put groups together that differ, because
 *       severity decides who must approve.
 *   <li>Members of a batch are rows, and their cases are decided one by one, each with its own decision, entries and key; so there is no transaction that
 *       grows with the flood, and the batch can be stopped between any two. Each is acted on before the next is decided: that paces the batch by the case
 *       system itself. Rejected: an order for each case, of which 5,000 due at once would only push each other back.
 *   <li>Counters are counted when the card is drawn, at most every five seconds. Rejected: counters in the incident's own state, which every case would
 *       have to change.
 *   <li>An incident is closed when its card is to be drawn and no case of it is open, and is opened again in the same way; so there is one place that decides it,
 *       at a bounded rate. One that a person closed with a reason is opened again only by new cases. A closed incident goes on to hold its cases: their cards do not come
 *       all at once because the flood is over.
 *   <li>A batch does what the policy suggests, or another thing that it offers for these cases, which its proposer chose and gave a reason for; a case for which
 *       exactly this is not offered is left out.
 * </ul>
 */
@NullMarked
package casebell.review.incident;

import org.jspecify.annotations.NullMarked;

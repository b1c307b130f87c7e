/**
 * Suggestions, approvals, decisions and their execution in the case system.
 *
 * <p>The story of a decision: {@link casebell.review.Judge} asks the policy and writes a {@link casebell.review.Review};
 * {@link casebell.review.ReviewDesk} answers presses; {@link casebell.review.ActOnCase} does what was decided after the undo window;
 * {@link casebell.review.CardKeeper} keeps the card true.
 *
 * <p>Decisions.
 * <ul>
 *   <li>An approval belongs to a suggestion, known by its number: when the policy answers something else, the number moves on and the
 *       approvals given before are void. A press tells which number its card showed, and an older one is answered with what is new.
 *   <li>The words "it was asked for" and "it is done" are two entries: ACTING is written before the call, DONE after the read-back.
 *   <li>A card is compared by the digest of its content with what was shown last, so orders to show it may come in any number. Rejected:
 *       counting revisions, because a card is drawn from two ledgers and the clock.
 *   <li>After another policy came into force the open cases are judged by it in the background ({@link casebell.review.JudgeAnew}), twenty in a transaction with how far it has
 *       come, so that it goes on after a kill and counts each once. Nobody is paged: nothing happened in the cases, and a mistake in a rule must not page a hundred times;
 *       the notice says how many call for leadership now. A case about which staff would read the same keeps its number, its card and its time to decide. Approvals
 *       given under the other policy do not count, as at a press. Rejected: judging at the press only, because until then the queue is in the wrong order.
 *   <li>An appeal is decided by people who never approved nor dismissed anything in the case, also not what became void since. Rejected: barring only those
 *       whose approval carried the decision, because who proposed it first has an opinion too.
 *   <li>A case's team follows from its case system, and only when that is nobody's from the channel in which it was first seen. Rejected: the channel
 *       alone, because pasting a link elsewhere would then open another team's case. A confidential card that moves leaves a line that tells nothing.
 *   <li>Walls hold for many cases as for one: a confidential case joins no incident, and a decision about many leaves out what is not for every approver.
 *       Rejected: keeping the cases of teams out of incidents altogether, because a flood does not keep to teams.
 *   <li>The cases of a flood are due at about the same time, so the channel is told of them in one notice of their incident for a quarter of an hour; a case that somebody has taken on
 *       is told by itself. Found by playing: a flood of 5,000 would have been 5,000 messages in the urgent channel, a quarter of an hour before its decisions were due.
 *   <li>A reminder is an order that says what it was written for, and does nothing when that does not hold any more. Rejected: a sweep over all open cases
 *       every minute.
 *   <li>A dry run stands in for the outlet of a case system, so that nothing before it can tell the difference; the id of such an action says what it is.
 *   <li>The breaker counts from the record, and only what was done since safe mode was last switched off, or it would trip again at once.
 *   <li>What a post set off ({@link casebell.review.Echo}) is counted from the cases that refer to it, as the policy judged them, over 24
 *       hours; when it grows, the cases about the post are judged anew. Rejected: a query over all cases at every judgement.
 *   <li>What is unusual for a person ({@link casebell.review.Unusual}) is told to the policy as facts and decided there. It is told only after a day of watching,
 *       because a house that was opened today knows nobody's past; and it is told for the hour up to the case, so that a replay says the same.
 *   <li>Cases that belong together are known to this room by a door ({@link casebell.review.Floods}); {@link casebell.review.incident} has the rest. Each case of
 *       a batch is decided here ({@link casebell.review.Together}), with the same states and entries as a case that is decided alone.
 *   <li>A decision is never begun before its undo window is over, whoever brings the order, and a case whose appeal waits is decided with no others. Both
 *       were found by random histories: a batch came a second time to a case that people had meanwhile reopened and decided by themselves.
 *   <li>That nothing is done at the moment (a quota that is used up, safe mode) is told to whoever gives the last approval, with what can be done about it, and stands
 *       on the card from then on. The decision stands all the same, and is carried out when hands are free: rejected was refusing the press, because people
 *       would have to come back and decide anew what they have decided.
 *   <li>The outcome of an appeal is told to a case system by its outlet, with a key of its own, after REQUESTED stands on the record. The Case API has no word of its
 *       own for it: a reversal tells by itself, and that a decision stands is {@code no-action}. Rejected: a new call of the Case API, which no platform has.
 *   <li>A decision's id ends with a mark of when it was made and by whom: after a lost database a second first decision about a case must not look, to the case system,
 *       like the first one sent again.
 * </ul>
 */
@NullMarked
package casebell.review;

import org.jspecify.annotations.NullMarked;

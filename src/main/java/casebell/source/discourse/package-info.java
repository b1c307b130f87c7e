/**
 * The review queue of a Discourse forum. A case is a reviewable: {@code source/12} is {@code https://host/review/12}.
 *
 * <p>{@link casebell.source.discourse.DiscourseSystem} opens both doors. {@code ReviewApi} makes the calls, {@code Reviewable} is all that is kept of an
 * answer, {@code Move} says what our words mean there, {@code DiscourseHook} verifies deliveries, {@code ReviewFeed} tells what waits.
 *
 * <p>The API is not among the documented ones. What is held here was read in Discourse's source: {@code reviewables_controller.rb}, {@code reviewable.rb},
 * {@code reviewable_flagged_post.rb} and their serializers.
 *
 * <p>Decisions.
 * <ul>
 *   <li>What can be done is taken from the fresh copy, from the case to its {@code bundled_actions} and from them to their {@code actions}; a table would be
 *       wrong as soon as somebody hides the post. What is sent is {@code server_action}, because ids bear a prefix on newer servers.
 *   <li>An action with a {@code client_action} is carried out by the web page: {@code agree_and_suspend} and {@code agree_and_silence} are other names of
 *       {@code agree_and_keep} in the source, and by API close the flags and punish nobody. They are refused. Rejected: suspending by
 *       {@code PUT /admin/users/:id/suspend} beside it; two calls that cannot be one, a key that may suspend anybody, and a reason that is mailed.
 *   <li>{@code no-action} is {@code disagree} and {@code close-case} is {@code ignore_and_do_nothing}, because doing nothing is a judgement on the post and
 *       closing is none. On a hidden post neither is offered, and then neither is done: {@code disagree_and_restore} is not doing nothing.
 *   <li>The version is sent with every action, and counts up in the transaction that does it. So a request that was lost may be sent again after a look, at
 *       once and after a restart: if the first one is still on its way, one of the two is refused. No memory and no waiting are needed.
 *   <li>Our version is Discourse's with a hash of what approvers judged, because an edit, a hidden post and a flag of another kind leave Discourse's alone.
 *       The number of flags is not in it, or in a flood no approval would hold; nor is a claim, which is told as a hindrance.
 *   <li>A case that somebody handled in the console answers with 403, because nothing is offered any more, and only in a race with 409. Both are followed by
 *       a look: ours if it is one version further, in the wanted state, and handled by our account; moved if not.
 *   <li>Claims: somebody else's is seen before anything is sent. Rejected: claiming by ourselves; it takes the topic from under the hands of people.
 *   <li>Name and key are one secret, {@code name:key}. The name goes into {@code Api-Username} and is what we know our own work by. Rejected: a key of the
 *       configuration that one kind of source would have alone.
 *   <li>Deliveries are not remembered by {@code X-Discourse-Event-Id}. That header is not signed, so it stops no forger, and a delivery that was remembered
 *       while the house was not open yet would be lost when it is sent again. Hearing of a case twice reads it twice.
 * </ul>
 */
@NullMarked
package casebell.source.discourse;

import org.jspecify.annotations.NullMarked;

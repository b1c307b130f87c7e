/**
 * Puts the rooms together. {@link casebell.app.wiring.House} reads as a table of contents: every desk, handler and door is made there, by
 * constructor. {@link casebell.app.wiring.Sandbox} starts the local Discord and the demonstration case system when no token is configured.
 * {@link casebell.app.wiring.FirstCall} asks the configured case systems once, for {@code config check --connect}.
 *
 * <p>Decisions.
 * <ul>
 *   <li>Orders that call a case system pass through {@link casebell.app.wiring.Lanes}, so many at once for each system, and there are more threads
 *       than all lanes together are wide: a case system that stalls delays neither a page nor another system. Rejected: a pool for each errand,
 *       which needs a scheduler for each; and a limit inside the sources, where a call without room would look like a trouble of theirs.
 *   <li>Every pool of the house, also that of the scheduler, lets a thread go that had nothing to do for half a minute: nights are long, and a stack costs
 *       memory. Our own classes join texts without {@code invokedynamic} ({@code pom.xml}), which spares about a hundred hidden classes at the start.
 *   <li>{@link casebell.app.wiring.Doors} are where the tests that kill the house between two steps stand and watch. Rejected: killing by the clock
 *       only, which meets the short steps too rarely to prove anything.
 *   <li>Without a Discord token the configured case systems are tried out on the local Discord, with dry run for all of them: whoever opens that page is
 *       anybody there, and a real case system must not be acted on by anybody. Rejected: leaving them out in silence, as it was; and an option that lets
 *       the local Discord act on them, because a Discord that is real takes ten minutes.
 *   <li>{@code config check} calls nobody unless it is asked to: it must work on a machine that cannot reach the case systems. What {@code --connect} asks
 *       is what is asked anyway: the list that is followed, and one case. So it finds what would go wrong, in the words that staff would see. Rejected: a
 *       door of its own for it in each connector, which would be right when the others are wrong.
 * </ul>
 */
@NullMarked
package casebell.app.wiring;

import org.jspecify.annotations.NullMarked;

/**
 * Puts the rooms together. {@link casebell.app.wiring.House} reads as a table of contents: every desk, handler and door is made there, by
 * constructor. {@link casebell.app.wiring.Sandbox} starts the local Discord and the demonstration case system when no token is configured.
 *
 * <p>Decisions.
 * <ul>
 *   <li>Orders that call a case system pass through {@link casebell.app.wiring.Lanes}, so many at once for each system, and there are more threads
 *       than all lanes together are wide: a case system that stalls delays neither a page nor another system. Rejected: a pool for each errand,
 *       which needs a scheduler for each; and a limit inside the sources, where a call without room would look like a trouble of theirs.
 *   <li>{@link casebell.app.wiring.Doors} are where the tests that kill the house between two steps stand and watch. Rejected: killing by the clock
 *       only, which meets the short steps too rarely to prove anything.
 * </ul>
 */
@NullMarked
package casebell.app.wiring;

import org.jspecify.annotations.NullMarked;

/**
 * The ground floor: a case, its parties and states, and the change that carries its audit entries and its orders.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A desk changes something through {@link casebell.cases.Ledger#change}: it is given the state as stored, and answers with a
 *       {@link casebell.cases.Change}: the next state, the audit entries, the orders for later and the answer to the person. The store
 *       writes all of it or nothing. A next state without an entry cannot be made. Rejected: repositories with {@code save}, where the
 *       entry is a second call that can be forgotten; and event sourcing, which makes every query a projection.
 *   <li>What must happen later is an {@link casebell.cases.Order}, a row written in the same transaction and carried out by a
 *       {@link casebell.cases.Handler} that may be killed at any moment, so it must be safe to run twice.
 *   <li>The desks do not import each other. What one desk asks of another is an order on this floor.
 *   <li>A case is known by {@code source/id}, as its own system names it. Rejected: numbers of our own, which staff would have to
 *       translate in the middle of a bad night.
 *   <li>A case keeps its latest hundred sightings; each one is in the record for good.
 * </ul>
 */
@NullMarked
package casebell.cases;

import org.jspecify.annotations.NullMarked;

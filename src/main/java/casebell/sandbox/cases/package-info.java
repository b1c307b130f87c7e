/**
 * A demonstration case system on loopback that speaks the Casebell Case API, with invented cases and a page for each.
 *
 * <p>It is both a show piece (the page in the browser, the April story) and the other side of the contract in tests: it can lie, stall and
 * break in every way that a platform has ever broken, and keeps a journal of what it was asked.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>The JDK's own server and not Javalin: faults need the bare connection (cut it before, in the middle of and after an answer), and
 *       Jetty ends a half-written chunked answer politely. The JDK's server waits 40 ms between head and body on Java 17 unless
 *       {@code sun.net.httpserver.nodelay} is set, so it is set here unless somebody has set it.
 *   <li>Cases are JSON trees and not records: fields from the future must survive, and sharing types with the client would let both sides
 *       agree on the same mistake.
 *   <li>Everything that follows a change is under one lock. Rejected: a lock per case; the list would no longer be complete under
 *       concurrent changes without a second order.
 *   <li>A queued action is applied when its time has come and somebody asks ({@link
 *       casebell.sandbox.cases.DemoCaseSystem#settleQueued()} or any request), so that a test moves the clock and never waits.
 * </ul>
 */
@NullMarked
package casebell.sandbox.cases;

import org.jspecify.annotations.NullMarked;

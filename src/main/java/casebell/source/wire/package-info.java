/**
 * The ground under the case systems: one bounded call, the pace of calls, the addresses that may be called, the fields that are read, and what a
 * kind of case system tells of itself.
 *
 * <p>A fifth system is one new package beside this one and one line in the list of kinds of the configuration. It may use everything here, and nothing
 * here knows it.
 *
 * <p>Decisions.
 * <ul>
 *   <li>Redirects are never followed, and only the configured scheme, host and port are called. A name that leads to a private address is not called
 *       unless the configuration says so: whoever can change a name's address could otherwise have us call our own network with our own token. The
 *       address that was checked is the one that is connected to, so nothing can change in between.
 *   <li>Nothing that another system says is repeated to staff: each failure has a sentence of our own.
 *   <li>A failure says whether the call may have been carried out all the same. Systems without an idempotency key must know that. What is not known
 *       counts as possible.
 *   <li>The pace keeps a fifth of the allowance for acting, so that a flood of links cannot keep an approved action waiting. Rejected: a library for it;
 *       a window of instants is forty lines and takes the house's clock.
 *   <li>Connections that nobody uses are kept for four seconds, and a read that meets one which the server has given up is made again at once on another. Servers
 *       close what is idle (Node after five seconds, the JDK's server after thirty), and whoever follows a system every half minute would meet nothing but
 *       closed connections: one read is tried again, but two of them in a row looked like an outage. A write is never made again by the connection, whatever
 *       broke; whoever sent it looks first. Rejected: no kept connections at all, which costs each page of a list a handshake.
 *   <li>Rejected: an abstract connector to be extended. What two systems share is calling and reading, not the order in which they do it.
 * </ul>
 */
@NullMarked
package casebell.source.wire;

import org.jspecify.annotations.NullMarked;

/**
 * How events are written to the log.
 *
 * <p>Decisions.
 * <ul>
 *   <li>One event is one line, its exception included, and every control character is escaped, so that nothing that a user wrote can begin a line,
 *       colour a terminal or turn the direction of the text.
 *   <li>An event that holds what a user wrote carries the marker {@code USER_CONTENT} ({@code MarkerFactory.getMarker("USER_CONTENT")}, so no room
 *       has to import this one). Its line is written without its text unless {@code log.user-content} is true. Rejected: Logback's
 *       {@code MarkerFilter}, a turbo filter, which does not see the markers of SLF4J's fluent calls; and dropping the line, which hides that
 *       something happened.
 *   <li>The log goes to the error stream, so that an export on the output stream stays whole.
 * </ul>
 */
@NullMarked
package casebell.app.log;

import org.jspecify.annotations.NullMarked;

/**
 * Puts the rooms together. {@link casebell.app.wiring.House} reads as a table of contents: every desk, handler and door is made there, by
 * constructor. {@link casebell.app.wiring.Sandbox} starts the local Discord and the demonstration case system when no token is configured.
 */
@NullMarked
package casebell.app.wiring;

import org.jspecify.annotations.NullMarked;

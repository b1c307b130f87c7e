/**
 * The command line {@code casebell}.
 *
 * <p>Decisions.
 * <ul>
 *   <li>Every command is made in {@link casebell.app.cli.CommandTable}, by constructor. Rejected: naming sub-commands in annotations, for which
 *       picocli needs a factory that knows each class a second time.
 *   <li>Exit codes: 0 all is well, 1 a problem was found, 2 the command line was not understood.
 *   <li>What was asked for goes to the output stream, what went wrong on the way to the error stream; a check's findings are what was asked for.
 *   <li>What needs the whole house is behind {@link casebell.app.cli.Jobs}; the commands only read their words.
 * </ul>
 */
@NullMarked
package casebell.app.cli;

import org.jspecify.annotations.NullMarked;

/**
 * Writes the files of a bundle in one canonical form.
 *
 * <p>Decisions.
 * <ul>
 *   <li>The form: keys of rules, exceptions and tests in one order; rules, exceptions and tests one key a line; everything below on one line when it fits
 *       and holds no comment; quotes only where YAML needs them; conditions broken before {@code &&} and {@code ||}.
 *   <li>Files are composed by SnakeYAML, which keeps comments, and written by a pen of our own: SnakeYAML's emitter loses comments inside of flow lists
 *       and chooses its own line breaks. Rejected: rewriting text by patterns, which breaks on the first quote.
 *   <li>What was written is read again. When it does not say the same, or a comment is lost, the file is left as it is and that is told: a formatter
 *       must never change a policy.
 * </ul>
 */
@NullMarked
package casebell.policy.format;

import org.jspecify.annotations.NullMarked;

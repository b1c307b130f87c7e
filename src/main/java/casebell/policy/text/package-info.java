/**
 * YAML whose every value knows its place, and mistakes told with place, caret and a way out.
 *
 * <p>Decisions. The file is read token by token, not into a tree of a library: places survive, keys given twice are seen, and a hostile
 * file is refused at its limits (1 MiB, {@value casebell.policy.text.NodeReader#MOST_LEVELS} levels,
 * {@value casebell.policy.text.NodeReader#MOST_NODES} values) before memory is spent on it. Anchors, aliases and tags are refused: a policy
 * is read by people, and what stands somewhere holds there. The first error of syntax hides the mistakes after it in that file, because
 * nobody knows what the rest means; mistakes of other files are still told.
 */
@NullMarked
package casebell.policy.text;

import org.jspecify.annotations.NullMarked;

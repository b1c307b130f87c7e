/** Commands and interactions: what people may call, and the one answer that a bot owes within three seconds. */
@NullMarked
package casebell.sandbox.command;

import org.jspecify.annotations.NullMarked;

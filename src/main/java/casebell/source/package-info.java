/** Case systems; one package each, and never each other. What they share is in {@code wire}. */
@NullMarked
package casebell.source;

import org.jspecify.annotations.NullMarked;

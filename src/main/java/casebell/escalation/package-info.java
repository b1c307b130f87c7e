/** Ladders of tiers, pages and acknowledgements. */
@NullMarked
package casebell.escalation;

import org.jspecify.annotations.NullMarked;

/** Finds links to cases, records who sighted them, looks the cases up. */
@NullMarked
package casebell.intake;

import org.jspecify.annotations.NullMarked;

/** The only SQL of the house. */
@NullMarked
package casebell.store;

import org.jspecify.annotations.NullMarked;

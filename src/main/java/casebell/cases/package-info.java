/** The ground floor: a case, its parties, its states, and the change that carries its audit entries and orders. */
@NullMarked
package casebell.cases;

import org.jspecify.annotations.NullMarked;

/** Everything that can go wrong on the wire, to be switched on per route. */
@NullMarked
package casebell.sandbox.cases.fault;

import org.jspecify.annotations.NullMarked;

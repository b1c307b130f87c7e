/** Tells a hook on loopback that a case has changed, signed. */
@NullMarked
package casebell.sandbox.cases.hook;

import org.jspecify.annotations.NullMarked;

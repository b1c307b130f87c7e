/** What the contract says about orders, answers and problems, apart from HTTP and from the cases. */
@NullMarked
package casebell.sandbox.cases.contract;

import org.jspecify.annotations.NullMarked;

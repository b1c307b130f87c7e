/** HTTP: who may come in, which route it is, the answer, and the journal of what was asked. */
@NullMarked
package casebell.sandbox.cases.wire;

import org.jspecify.annotations.NullMarked;

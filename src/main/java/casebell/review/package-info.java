/** Suggestions, approvals, decisions and their execution in the case system. */
@NullMarked
package casebell.review;

import org.jspecify.annotations.NullMarked;

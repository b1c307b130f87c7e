/** The cases themselves: released from the story, changed, followed, acted on; one lock around all of it. */
@NullMarked
package casebell.sandbox.cases.book;

import org.jspecify.annotations.NullMarked;

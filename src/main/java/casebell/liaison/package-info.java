/** Targeted people, the contact with their offices, and the promises made to them. */
@NullMarked
package casebell.liaison;

import org.jspecify.annotations.NullMarked;

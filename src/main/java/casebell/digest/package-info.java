/** Schedules, figures and charts for leadership. */
@NullMarked
package casebell.digest;

import org.jspecify.annotations.NullMarked;

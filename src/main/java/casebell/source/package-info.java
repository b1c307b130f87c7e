/** Case systems; one package each, and never each other. */
@NullMarked
package casebell.source;

import org.jspecify.annotations.NullMarked;

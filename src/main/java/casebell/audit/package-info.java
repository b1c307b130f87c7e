/** Hash-chained entries of everything that happened, a verifier that needs no database, canonical JSON, and export. */
@NullMarked
package casebell.audit;

import org.jspecify.annotations.NullMarked;

/**
 * The record: hash-chained entries of everything that happened, a verifier that needs no database, canonical JSON and export.
 *
 * <p>This room imports nothing but the JDK and can be carried away as a library.
 *
 * <p>Decisions. Canonical JSON follows RFC 8785 for objects, arrays, strings and whole numbers; fractions are refused, because two
 * machines may write them differently (a score goes into the record as text). Rejected: a general JSON library, which would tie the
 * verifier to a version of somebody else's formatting. A line of an export is verified by writing its entry anew and comparing every byte: a
 * rule that only asks whether the hash fits would accept a second way to write the same entry ({@code 10:00:00z} for {@code 10:00:00Z}). What
 * can be written can be verified: the limits of size and depth are those of the reader and of the writer alike. A chain shows that an export was changed, shortened in the middle or reordered;
 * it cannot show that a whole chain was written anew, so the head hash is published in every digest, where many people see it.
 */
@NullMarked
package casebell.audit;

import org.jspecify.annotations.NullMarked;

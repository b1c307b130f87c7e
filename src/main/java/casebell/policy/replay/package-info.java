/**
 * Runs two bundles over the same cases, and tells which cases would have been treated differently, and how.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A block of cases is judged by all processors at once and counted in order, so the report of the same cases is the same on every machine. One
 *       block is held at a time, however many cases there are.
 *   <li>After each block that ends more than a moment after the last note, the state of the work is written beside the report. Killed in between, the
 *       next run goes on from there and repeats at most what came after the note; what it had written of changed cases after the note is cut
 *       off. Rejected: a note after every case, which costs more than the judging.
 *   <li>Changed cases go to a file of lines as they are found; the report holds totals and the first of them. A report of a million changed cases
 *       would be read by nobody.
 *   <li>Verdicts are compared without explanations: wording is not treatment.
 * </ul>
 */
@NullMarked
package casebell.policy.replay;

import org.jspecify.annotations.NullMarked;

/**
 * The only SQL of the house.
 *
 * <p>Decisions.
 * <ul>
 *   <li>SQLite in one file, WAL, every commit synced, one writer connection: nothing acknowledged is lost when the process is killed, and two
 *       writers cannot meet half-way. Rejected: H2 and HSQLDB, which lose acknowledged commits in their default settings.
 *   <li>One generic {@link casebell.store.SqlLedger} for every kind of state, with the columns that queries need beside a JSON body. Rejected: a
 *       column for every field, which makes each new field a migration.
 *   <li>Plain JDBC behind {@link casebell.store.Sql}. Rejected: Jdbi, measured here at 70 µs for the two statements of one entry of the record where JDBC
 *       takes 28 µs, and at 500 µs before it is warm; it also brings 560 classes, and the house has two dozen statements.
 *   <li>Orders are db-scheduler's tasks, written on the same connection as the change ({@link casebell.store.Bound}); the scheduler is woken after
 *       the commit. Rejected: an outbox table of our own beside it, which would be a second scheduler.
 *   <li>What only decides ({@link casebell.cases.Handler.Deciding}, today the judgement) is carried out inside the transaction that orders it: one synced
 *       commit less between a link and its card, and nobody sees a case that was read but not judged. In the same way a first card is intended in the
 *       transaction that orders it ({@link casebell.cases.Handler.Preparing}). Rejected: to sync only some commits, which
 *       would make a power cut another story than a kill.
 *   <li>A database that these very migrations have seen is marked ({@code user_version}), and Flyway is not loaded for it: a second and 8 MiB less.
 *   <li>JSON bodies are written by Jackson, so this room may import it; the domain rooms stay free of annotations (mix-ins).
 * </ul>
 */
@NullMarked
package casebell.store;

import org.jspecify.annotations.NullMarked;

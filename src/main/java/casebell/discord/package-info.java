/**
 * The only JDA of the house: commands, cards, components, permissions.
 *
 * <p>Where to begin: {@link casebell.discord.CommandTable} lists every command, {@link casebell.discord.CaseCard} draws a case,
 * {@link casebell.discord.DiscordGate} joins the server,
 * {@link casebell.discord.LinkReader} finds links. A command parses and renders; the desk decides.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A button's id is the HMAC of what it stands for, and what it stands for is stored: the id tells nothing, cannot be made up, and a card drawn
 *       anew has the same ids. Rejected: payload in the id, which is visible to every client; random ids, which need a row for each redraw.
 *   <li>The HMAC's key holds which database it is. When a database is lost and another takes its place, the same case may have the same suggestion again; a press on
 *       a card of the lost one must not count for the new one.
 *   <li>A message that must stand once carries a marker in its footer. When an attempt may have gone through without our knowledge, the latest
 *       thousand messages of the channel are searched for the marker before posting again; within minutes the nonce does the same on the other side.
 *       The nonce holds which database it is, as the ids of buttons do: a card that a new database posts minutes after the old one was lost is a message of its own,
 *       not the old one with its dead buttons.
 *   <li>Live messages are read at once, and never move the mark of their channel: events run side by side, so a later message may be done before an
 *       earlier one, and a mark moved past it would lose it if the house were killed in between. The mark is moved only by the pass of
 *       {@link casebell.discord.ReadBack}: history after the mark, oldest first, each message read, then the mark moved. It is made after each
 *       join, after each lost session, and every minute or two as a net under everything else. A message read twice counts once, and its writer
 *       is answered once. What the pass cannot see: an edit, made while the house was away, of a message before the mark. Rejected: marks moved
 *       by live messages in one ordered queue, where one slow look at the store holds up every channel.
 *   <li>A link in a thread is heard like one in the channel of the thread ({@link casebell.discord.Earshot}), and in a thread that Casebell opened wherever it is,
 *       because that is where people talk about a case. It is answered in the thread; whose case it becomes is decided by the channel. Threads have marks of their
 *       own; one that has none yet is read from where its channel stood. After a join the threads that were archived last are read as well.
 *   <li>Where everybody reads (pages, incidents, digests, threads, notes of shifts) a case that is a team's or confidential is counted and never named. A page of one has
 *       a marker that tells nothing, and <i>Why</i> on it answers who may see the case.
 *   <li>What a person may not do is said before a form is shown, and again decided by the desk when the form comes back.
 *   <li>Discord away, or answering with errors, at the start is waited for; a refused token or intent stops the start, since only a person can
 *       change it.
 *   <li>Text from cases goes through {@link casebell.discord.Clean} and stands behind a spoiler; allowed mentions are none by default.
 *   <li>Cards, cards of incidents and the line about new cases are posted by one piece of code, which posts only when Discord has said that nothing stands there yet. A
 *       doubt is waited out.
 * </ul>
 */
@NullMarked
package casebell.discord;

import org.jspecify.annotations.NullMarked;

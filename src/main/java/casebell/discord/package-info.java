/**
 * The only JDA of the house: commands, cards, components, permissions.
 *
 * <p>Where to begin: {@link casebell.discord.CommandTable} lists every command, {@link casebell.discord.CaseCard} draws a case,
 * {@link casebell.discord.DiscordGate} joins the server. A command parses and renders; the desk decides.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A button's id is the HMAC of what it stands for, and what it stands for is stored: the id tells nothing, cannot be made up, and a card drawn
 *       anew has the same ids. Rejected: payload in the id, which is visible to every client; random ids, which need a row for each redraw.
 *   <li>A message that must stand once carries a marker in its footer. When an attempt may have gone through without our knowledge, the latest
 *       messages of the channel are searched for the marker before posting again; within minutes the nonce does the same on the other side.
 *   <li>Text from cases goes through {@link casebell.discord.Clean} and stands behind a spoiler; allowed mentions are none by default.
 * </ul>
 */
@NullMarked
package casebell.discord;

import org.jspecify.annotations.NullMarked;

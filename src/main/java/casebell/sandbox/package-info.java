/**
 * A Discord on loopback with a web page, and a demonstration case system. Imports nothing of the house.
 *
 * <h2>For other bots</h2>
 *
 * <p>Nothing here knows Casebell or any library. Three lines start it:
 *
 * <pre>{@code
 * try (LocalDiscord discord = LocalDiscord.start(0, InstantSource.system())) {
 *     startBot(discord.botToken(), discord.restUrl(), discord.gatewayUrl()); // yours; with JDA: RestConfig.setBaseUrl, SessionController.getGateway
 *     discord.as("ines").say("general", "hello");                            // a person of the team acts, over the wire
 * }
 * }</pre>
 *
 * <p>{@link casebell.sandbox.Person} says, presses, chooses, fills in, calls commands, and waits for what comes; {@link casebell.sandbox.Answer} is what
 * the person got; {@code call} reaches every route with the person's own token, so the owner, {@code olek}, may change roles, overwrites and channels.
 * {@code faults()} orders 429, 5xx with or without effect, late and broken answers, and smaller buckets; {@code gateway()} drops, cuts, sends opcodes
 * 1, 7 and 9, forgets sessions and withdraws privileged intents; {@code journal()} holds every call and its answer. Time is the {@code InstantSource}
 * that is passed in: it decides the three seconds of an interaction, the fifteen minutes of its token, the five of a nonce, and the two weeks of a bulk
 * deletion. In an open page everything can be done by hand at {@code pageUrl()}.
 *
 * <h2>What it does</h2>
 *
 * <p>REST version 10 and the gateway, in plain JSON and as a zlib stream: messages with embeds, files and both generations of components; history, nonces,
 * reactions, pins, bulk deletion; threads on messages, alone and private; direct messages; global and guild commands of all three kinds with every kind
 * of option but files; buttons, every menu, forms, completions; answers, follow-ups and ephemeral messages; permissions with overwrites; mentions as
 * {@code allowed_mentions} and rights let them be; buckets and their headers; resuming with replay and Discord's close codes. What Discord refuses is
 * refused with its code. Calls and answers are tested against Discord's own OpenAPI description.
 *
 * <h2>What it does not do</h2>
 *
 * <ul>
 *   <li>One guild, one bot, invented people: no invitations, no bans, no new channels or roles, no emojis, stickers, polls or voice, no webhooks but those
 *       of interactions, no forum or announcement channels, no scheduled events, no audit log, no interactions by HTTP, no shards beyond one.
 *   <li>No files given to commands or forms, no link previews, no sizes of pictures, no automatic archiving of threads.
 *   <li>Buckets hold a thousand calls a second unless a test makes one smaller: passing here says nothing about the real limits.
 *   <li>Bots are told of channels that they cannot see, as on Discord; people are not, unlike there, so that the page needs no filter.
 *   <li>Everything is in memory and bounded: 10,000 messages a channel, 64 MB of files, 20,000 calls in the journal; the oldest go.
 *   <li>Codes and words were taken from public documentation and from what clients meet, not from the service itself; a few inner codes of 50035, such as
 *       those for a form that is not open, are this sandbox's own.
 * </ul>
 *
 * <h2>Safety</h2>
 *
 * <p>It listens on loopback only, answers only to {@code 127.0.0.1} and {@code localhost} with its own port, and refuses every other origin for calls and
 * sockets, because {@code /sandbox/world} hands out the tokens of the invented people to its own page.
 *
 * <h2>Decisions</h2>
 *
 * <p>{@link casebell.sandbox.LocalDiscord} serves REST, gateway, attachments and page on one port. People speak the same API as Discord's own client, with
 * a token of their own, so the page needs no second protocol. Payloads are JSON trees, not classes: what a bot sends is kept as it was sent. Every call
 * works under one lock of the world, so ids, events and history have one order; what is stored is never changed in place, so it is written to wires
 * without the lock. Rejected: sharing types with the {@code discord} room, because both would then agree on the same mistake; finer locks, because a
 * call takes less than a millisecond.
 *
 * <p>The page is plain HTML, CSS and modules, served as they lie in {@code page/}: no build, no framework, nothing from elsewhere. Its
 * {@code js/main.js} says how it begins, {@code js/events.js} what each event changes, {@code js/markdown.js} what becomes of a text. It builds nodes and
 * never reads markup, and its policy forbids scripts and styles inside the document. It does for a person what {@link casebell.sandbox.Person} does for
 * a test. A picture of another server is shown as a link, so that the page asks nobody else.
 */
@NullMarked
package casebell.sandbox;

import org.jspecify.annotations.NullMarked;

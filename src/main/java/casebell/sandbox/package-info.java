/**
 * A Discord on loopback with a web page, and a demonstration case system. Imports nothing of the house.
 *
 * <p>Decisions. {@link casebell.sandbox.LocalDiscord} serves REST, gateway, attachments and page on one port. People speak the same API as
 * Discord's own client, with a token of their own, so the page needs no second protocol. Payloads are JSON trees, not classes: what a bot sends is
 * kept as it was sent. Rejected: sharing types with the {@code discord} room, because both would then agree on the same mistake.
 *
 * <p>The page is plain HTML, CSS and modules, served as they lie in {@code page/}: no build, no framework, nothing from elsewhere. Its
 * {@code js/main.js} says how it begins, {@code js/events.js} what each event changes, {@code js/markdown.js} what becomes of a text. It builds nodes and
 * never reads markup, and its policy forbids scripts and styles inside the document. It does for a person what {@link casebell.sandbox.Person} does for
 * a test. A picture of another server is shown as a link, so that the page asks nobody else.
 */
@NullMarked
package casebell.sandbox;

import org.jspecify.annotations.NullMarked;

/**
 * A Discord on loopback with a web page, and a demonstration case system. Imports nothing of the house.
 *
 * <p>Decisions. {@link casebell.sandbox.LocalDiscord} serves REST, gateway, attachments and page on one port. People speak the same API as
 * Discord's own client, with a token of their own, so the page needs no second protocol. Payloads are JSON trees, not classes: what a bot sends is
 * kept as it was sent. Rejected: sharing types with the {@code discord} room, because both would then agree on the same mistake.
 */
@NullMarked
package casebell.sandbox;

import org.jspecify.annotations.NullMarked;

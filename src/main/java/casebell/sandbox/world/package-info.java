/** The world of the local Discord: guild, team, channels, messages, commands, and who may do what. */
@NullMarked
package casebell.sandbox.world;

import org.jspecify.annotations.NullMarked;

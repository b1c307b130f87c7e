/** The only JDA of the house: commands, cards, components, permissions. */
@NullMarked
package casebell.discord;

import org.jspecify.annotations.NullMarked;

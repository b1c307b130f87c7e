/** The gateway of the local Discord: sessions, events, resuming. */
@NullMarked
package casebell.sandbox.gateway;

import org.jspecify.annotations.NullMarked;

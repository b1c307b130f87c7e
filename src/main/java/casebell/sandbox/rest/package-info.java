/** The calls of the local Discord, by topic. */
@NullMarked
package casebell.sandbox.rest;

import org.jspecify.annotations.NullMarked;

/** A Discord on loopback with a web page, and a demonstration case system. Imports nothing of the house. */
@NullMarked
package casebell.sandbox;

import org.jspecify.annotations.NullMarked;

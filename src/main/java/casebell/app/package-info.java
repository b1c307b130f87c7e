/** Main, command line, configuration, wiring, shutdown. */
@NullMarked
package casebell.app;

import org.jspecify.annotations.NullMarked;

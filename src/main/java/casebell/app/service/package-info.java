/**
 * The service port: what machines ask a running house.
 *
 * <p>Decision. The JDK's own web server, which costs no memory and no library, answers here; Javalin belongs to the sandbox. It listens on loopback unless
 * configured otherwise, and tells nothing about cases.
 */
@NullMarked
package casebell.app.service;

import org.jspecify.annotations.NullMarked;

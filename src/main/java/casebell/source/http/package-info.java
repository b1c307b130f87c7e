/** A case system that speaks the Casebell Case API, version 1. */
@NullMarked
package casebell.source.http;

import org.jspecify.annotations.NullMarked;

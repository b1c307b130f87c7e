/** The pages for people: a list of cases and a page for each. Everything shown is hostile text and is escaped. */
@NullMarked
package casebell.sandbox.cases.page;

import org.jspecify.annotations.NullMarked;

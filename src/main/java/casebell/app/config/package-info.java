/**
 * Configuration: one YAML file, read once at the start, into immutable {@link casebell.app.config.Settings}.
 *
 * <p>Decisions.
 * <ul>
 *   <li>Every mistake is told at once, with file, line, column, path, what was found, what is expected and a good example. Rejected: binding
 *       with a library and validating the objects afterwards, which tells one type error at a time and loses the line of what it finds later.
 *   <li>The file is read from YAML events into {@link casebell.app.config.Node}s that know their place. Anchors, aliases, keys given twice and
 *       a second document are mistakes: none of them is needed, and each can hide what really holds.
 *   <li>A secret never stands in the file, only a reference to it. What was written in the place of a reference is not repeated, nor is the
 *       value of an unknown key, which may be a misspelt one.
 *   <li>Durations are written {@code 30s}, {@code 15m}, {@code 2h}, {@code 7d}, and whole combinations such as {@code 1h30m}; sizes are written
 *       {@code 512KiB} or {@code 2MiB}. Rejected: ISO 8601 ({@code PT15M}), which people mistype, and bare numbers, which hide their unit.
 *   <li>A file that is absent is the same as an empty one: the defaults, which are those in {@code config/casebell.yaml}; a test compares them.
 * </ul>
 */
@NullMarked
package casebell.app.config;

import org.jspecify.annotations.NullMarked;

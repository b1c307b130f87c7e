/** What is said in channels: messages and their rules, mentions, reactions, files, threads, direct messages. */
@NullMarked
package casebell.sandbox.chat;

import org.jspecify.annotations.NullMarked;

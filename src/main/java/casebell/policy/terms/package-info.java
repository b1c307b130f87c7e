/**
 * Lists of terms: phrases that a text may mention, one a line in the files {@code terms/<name>.txt} of a bundle.
 *
 * <p>A text is read as words. Letters, digits and the marks on them make a word; whatever else stands between two words, and however much of it,
 * only parts them, so {@code we know where you live} is found in "We know... where YOU live!". Case, width and style of letters mean nothing
 * (compatibility forms and case are folded), nor do characters that are not seen. Chinese, Japanese, Thai, Lao, Khmer and Burmese are written
 * without spaces: there each character is a word. A line is
 * <ul>
 *   <li>words: {@code we know where you live},
 *   <li>a word with {@code *} at its end, which stands for any ending: {@code threaten* you},
 *   <li>{@code ...} between two words, for at most {@value casebell.policy.terms.Term#WIDEST_GAP} other words: {@code pay ... or else}.
 * </ul>
 * What follows {@code #} at the beginning of a line or after a space is a comment.
 *
 * <p>Decisions.
 * <ul>
 *   <li>All lists of a bundle become one automaton, after Aho and Corasick, as one dense table over the letters that the terms use. A text is read
 *       once, whatever the number of terms, one look into the table for each character. Rejected: an alternation of regular expressions, which tries term
 *       after term and is hundreds of times slower; a table for each list, which reads a text as often as there are lists.
 *   <li>A gap or an ending within a term parts it into pieces. Each piece is in the automaton; where a last piece is found, it is looked up at which of the last
 *       64 words the pieces before it ended. So the cost stays bounded by the text and the number of such terms, of which there are few.
 *   <li>What a text mentions is kept as long as the text itself and no longer: several rules that ask about one text read it once.
 *   <li>Only how often a list was hit leaves this package, never which term: an explanation must not repeat what somebody wrote.
 *   <li>Hostile lists end at limits: the size of a file, {@value casebell.policy.terms.TermListReader#MOST_TERMS} terms,
 *       {@value casebell.policy.terms.TermReader#LONGEST} characters and {@value casebell.policy.terms.TermReader#MOST_WORDS} words a term,
 *       {@value casebell.policy.terms.TermListReader#MOST_PARTED} terms of several pieces, {@value casebell.policy.terms.AutomatonBuilder#MOST_CELLS}
 *       cells of the table. Terms in many alphabets need a wide table: about two thousand Chinese terms fit.
 * </ul>
 */
@NullMarked
package casebell.policy.terms;

import org.jspecify.annotations.NullMarked;

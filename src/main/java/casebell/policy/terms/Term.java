package casebell.policy.terms;

import java.util.List;

/**
 * One term: pieces that follow each other.
 *
 * @param pieces at least one
 */
record Term(List<Piece> pieces) {
    /** The most words that {@code ...} stands for. */
    static final int WIDEST_GAP = 5;

    Term {
        pieces = List.copyOf(pieces);
    }

    /**
     * Words that stand side by side.
     *
     * @param words folded; at least one
     * @param isOpen whether the last word may go on
     * @param gap the most words between the piece before it and this one
     */
    record Piece(List<String> words, boolean isOpen, int gap) {
        Piece {
            words = List.copyOf(words);
        }
    }
}

package casebell.policy.terms;

import java.util.List;

/** What it means that the automaton has come to a place. */
final class Sighting {
    private final int[] lists;
    private final List<Links> pieces;

    /**
     * @param lists the lists of which a whole term ends here, one entry for each term
     * @param pieces the pieces of parted terms that end here
     */
    Sighting(int[] lists, List<Links> pieces) {
        this.lists = lists;
        this.pieces = List.copyOf(pieces);
    }

    int[] lists() {
        return lists;
    }

    List<Links> pieces() {
        return pieces;
    }

    /**
     * A piece of parted terms.
     *
     * @param first where it is noted as the first piece of a term; negative when it is none
     * @param links its places in terms after another piece
     */
    record Links(int first, List<Link> links) {
        Links {
            links = List.copyOf(links);
        }
    }

    /**
     * A piece after another one.
     *
     * @param before where the pieces before it are noted
     * @param gap the most words between
     * @param words how many words this piece has
     * @param next where this one is noted; negative when it is the last
     * @param list the list of the term
     */
    record Link(int before, int gap, int words, int next, int list) {}
}

package casebell.review;

import casebell.cases.Revised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The policy by which cases are judged, and how it came to be.
 *
 * @param hash the revision of the bundle
 * @param meaning what the bundle says, as {@code BundleMeaning} writes it
 * @param since when it came into force
 * @param amendments the latest twenty changes and refused changes, oldest first
 */
public record PolicyInForce(String hash, String meaning, Instant since, List<Amendment> amendments, long revision)
        implements Revised {
    /** There is one policy; this is its key. */
    public static final String KEY = "policy";

    private static final int MOST_AMENDMENTS = 20;

    public PolicyInForce {
        amendments = List.copyOf(amendments);
    }

    /**
     * A change, or one that was refused.
     *
     * @param number 1 for the first
     * @param before the revision that was in force
     * @param after the new one; empty when what was found could not be used
     * @param staffId who asked for it; empty when the files changed by themselves
     * @param files who saved the files, as far as the machine knows; empty when staff asked
     * @param lines what changed, or what is wrong, in words
     * @param anew how far the open cases were judged by it; empty when it was refused, and when the next change came before all of them were
     */
    public record Amendment(
            int number,
            String before,
            Optional<String> after,
            Optional<String> staffId,
            Optional<String> files,
            List<String> lines,
            Instant at,
            Optional<Anew> anew) {
        public Amendment {
            lines = List.copyOf(lines);
        }

        Amendment with(Optional<Anew> next) {
            return new Amendment(number, before, after, staffId, files, lines, at, next);
        }
    }

    /**
     * How far the open cases were judged anew.
     *
     * @param upTo the last case that was looked at; empty at the beginning
     * @param judged how many were judged
     * @param moved for how many of these something else is suggested now
     * @param asking how many of these call for leadership now; nobody was paged
     * @param isOver whether all were looked at
     */
    public record Anew(String upTo, int judged, int moved, int asking, boolean isOver) {
        /** Nothing was looked at yet. */
        static final Anew BEGINNING = new Anew("", 0, 0, 0, false);
    }

    /** The change whose open cases are being judged anew. */
    Optional<Amendment> underWay() {
        return amendments.stream()
                .filter(a -> a.anew().filter(anew -> !anew.isOver()).isPresent())
                .findFirst();
    }

    /** The cases of a change were judged so far. */
    PolicyInForce judgedAnew(int number, Anew anew) {
        List<Amendment> all = amendments.stream()
                .map(a -> a.number() == number ? a.with(Optional.of(anew)) : a)
                .toList();
        return new PolicyInForce(hash, meaning, since, all, revision + 1);
    }

    /** The number of the next amendment. */
    int nextNumber() {
        return amendments.isEmpty() ? 1 : amendments.get(amendments.size() - 1).number() + 1;
    }

    /** Another policy is in force. */
    PolicyInForce amended(String nextHash, String nextMeaning, Amendment amendment) {
        return new PolicyInForce(nextHash, nextMeaning, amendment.at(), with(amendment), revision + 1);
    }

    /** A change was refused. */
    PolicyInForce refusing(Amendment amendment) {
        return new PolicyInForce(hash, meaning, since, with(amendment), revision + 1);
    }

    /** The amendment of this number. */
    Optional<Amendment> amendment(int number) {
        return amendments.stream().filter(a -> a.number() == number).findFirst();
    }

    private List<Amendment> with(Amendment amendment) {
        boolean isUsed = amendment.after().isPresent();
        List<Amendment> all = new ArrayList<>(amendments.stream()
                .map(a -> isUsed && a.anew().filter(anew -> !anew.isOver()).isPresent() ? a.with(Optional.empty()) : a)
                .toList());
        all.add(amendment);
        return all.subList(Math.max(0, all.size() - MOST_AMENDMENTS), all.size());
    }
}

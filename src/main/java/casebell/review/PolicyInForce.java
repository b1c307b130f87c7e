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
     */
    public record Amendment(
            int number,
            String before,
            Optional<String> after,
            Optional<String> staffId,
            Optional<String> files,
            List<String> lines,
            Instant at) {
        public Amendment {
            lines = List.copyOf(lines);
        }
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
        List<Amendment> all = new ArrayList<>(amendments);
        all.add(amendment);
        return all.subList(Math.max(0, all.size() - MOST_AMENDMENTS), all.size());
    }
}

package casebell.liaison;

import casebell.cases.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows what became of the cases that are aimed at a person, so that whoever speaks with the office can say what was done, and when. */
public interface CaseSheet {

    /**
     * What is known now.
     *
     * @param target as {@code source/account}
     * @param sight what of all cases the asker sees; the others are not counted
     */
    Sheet of(String target, Sight sight);

    /**
     * People at whom cases are aimed, as {@code source/account}, whose name contains the text; for completion while typing.
     *
     * @param sight what of all cases the asker sees
     */
    List<String> targets(String text, Sight sight, int limit);

    /**
     * The cases of one person, counted.
     *
     * @param waiting how many wait for a decision or for being done
     * @param dismissed for how many it was decided that nothing is to be done
     * @param refused how many the case system did not do
     * @param done what was done in the case system, by action
     * @param firstDone when the first of it was done
     * @param latest what was done last
     */
    record Sheet(
            long waiting,
            long dismissed,
            long refused,
            Map<String, Long> done,
            Optional<Instant> firstDone,
            Optional<Latest> latest) {
        /** No case is known. */
        public static final Sheet EMPTY = new Sheet(0, 0, 0, Map.of(), Optional.empty(), Optional.empty());

        public Sheet {
            done = Map.copyOf(done);
        }

        /** How many cases were carried out. */
        public long carriedOut() {
            return done.values().stream().mapToLong(Long::longValue).sum();
        }

        /** How many cases there are. */
        public long cases() {
            return waiting + dismissed + refused + carriedOut();
        }
    }

    /**
     * What was done last.
     *
     * @param ref the case
     * @param approvers who approved it, by the chat's ids
     */
    record Latest(String ref, String action, Instant at, List<String> approvers) {
        public Latest {
            approvers = List.copyOf(approvers);
        }
    }
}

package casebell.policy.replay;

import casebell.policy.FactsText;
import casebell.policy.Policy;
import casebell.policy.Verdict;
import casebell.policy.VerdictChange;
import casebell.policy.facts.Facts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs two policies over past cases. */
public final class Replay {
    /** Cases in a block. */
    static final int BLOCK = 4096;

    private final Policy before;
    private final Policy after;

    public Replay(Policy before, Policy after) {
        this.before = before;
        this.after = after;
    }

    /** Watches the work. */
    public interface Watcher {
        /** A case has another verdict. */
        void changed(ReplayTotals.Changed changed) throws IOException;

        /**
         * A block is done and counted.
         *
         * @param position where the next one begins
         * @param done how much is behind, from 0 to 1
         */
        void block(ReplayTotals totals, String position, double done) throws IOException;
    }

    private record Judged(String name, Optional<String> trouble, Optional<Both> both) {}

    private record Both(Verdict before, Verdict after, VerdictChange change) {}

    /**
     * Judges what is left of the cases.
     *
     * @param totals what was counted before; counted on
     * @throws IOException when reading or the watcher fails
     */
    public void run(CaseStream cases, ReplayTotals totals, Watcher watcher) throws IOException {
        for (List<CaseStream.Item> block = cases.next(BLOCK); !block.isEmpty(); block = cases.next(BLOCK)) {
            List<Judged> judged = block.parallelStream().map(this::judge).toList();
            for (Judged each : judged) {
                each.trouble().ifPresent(totals::unreadable);
                if (each.both().isPresent()) {
                    Both both = each.both().get();
                    totals.judged(each.name(), both.before(), both.after(), both.change());
                    if (!both.change().isNone()) {
                        watcher.changed(new ReplayTotals.Changed(
                                each.name(), both.change().words()));
                    }
                }
            }
            watcher.block(totals, cases.position(), cases.done());
        }
    }

    private Judged judge(CaseStream.Item item) {
        FactsText.Read read = item.facts().get();
        if (read instanceof FactsText.Read.Refused refused) {
            return new Judged(item.name(), Optional.of(refused.mistakes().get(0).toText()), Optional.empty());
        }
        Facts facts = ((FactsText.Read.Ready) read).facts();
        Verdict was = before.decide(facts);
        Verdict is = after.decide(facts);
        return new Judged(
                item.name(), Optional.empty(), Optional.of(new Both(was, is, VerdictChange.between(was, is))));
    }
}

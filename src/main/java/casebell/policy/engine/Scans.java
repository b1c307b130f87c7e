package casebell.policy.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which parts a scan of their text can answer, and when it is worth its price. Immutable. */
final class Scans {
    /** Belongs to no scan. */
    static final int NONE = -1;
    /** When so much was paid for single parts of a text in one case, a scan is made: it costs about as much. */
    static final int ENOUGH = 8;

    private final List<Scan> scans = new ArrayList<>();
    private final int[] scanOf;
    private final int[] prices;

    /**
     * @param wanted for each text, what is looked for
     * @param parts how many parts there are
     */
    Scans(Map<Integer, List<Scan.Wanted>> wanted, int parts) {
        scanOf = new int[parts];
        prices = new int[parts];
        Arrays.fill(scanOf, NONE);
        wanted.forEach((text, all) -> {
            boolean isWorth = all.stream().mapToInt(Scan.Wanted::price).sum() > ENOUGH;
            Optional<Scan> scan = isWorth ? Scan.of(text, all, Answers.words(parts)) : Optional.empty();
            scan.ifPresent(made -> {
                for (Scan.Wanted each : all) {
                    if (made.has(each.part())) {
                        scanOf[each.part()] = scans.size();
                        prices[each.part()] = each.price();
                    }
                }
                scans.add(made);
            });
        });
    }

    /** How many. */
    int size() {
        return scans.size();
    }

    Scan get(int scan) {
        return scans.get(scan);
    }

    /** The number of the scan of a part, or {@link #NONE}. */
    int of(int part) {
        return scanOf[part];
    }

    int price(int part) {
        return prices[part];
    }

    /** How many words hold one bit for each set of phrases of the largest scan. */
    int words() {
        return (scans.stream().mapToInt(Scan::size).max().orElse(0) + 63) >> 6;
    }
}

package casebell.policy.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which parts a scan of their text can answer, when it is worth its price, and what is done until then. Immutable. */
final class Scans {
    /** Belongs to no text. */
    static final int NONE = -1;
    /** When so many phrases were looked for one by one in a text of one case, a scan is made: it costs about as much. */
    static final int ENOUGH = 20;

    private final List<Looking> texts = new ArrayList<>();
    private final int[] textOf;
    private final int[] prices;
    private final @Nullable Search[] searches;

    /**
     * What is looked for in one text.
     *
     * @param text its number
     * @param scan when it can be worth its price
     */
    record Looking(int text, Optional<Scan> scan) {}

    /**
     * @param wanted for each text, what is looked for
     * @param parts how many parts there are
     */
    Scans(Map<Integer, List<Scan.Wanted>> wanted, int parts) {
        textOf = new int[parts];
        prices = new int[parts];
        searches = new Search[parts];
        Arrays.fill(textOf, NONE);
        wanted.forEach((text, all) -> {
            for (Scan.Wanted each : all) {
                textOf[each.part()] = texts.size();
                Optional<Search> search = each.search();
                searches[each.part()] = search.orElse(null);
                prices[each.part()] = each.phrase().isPresent()
                        ? 1
                        : search.map(Search::price).orElse(ENOUGH);
            }
            boolean isWorth = all.stream().mapToInt(each -> prices[each.part()]).sum() >= ENOUGH;
            texts.add(new Looking(text, isWorth ? Scan.of(all, Answers.words(parts)) : Optional.empty()));
        });
    }

    /** How many texts. */
    int size() {
        return texts.size();
    }

    Looking get(int text) {
        return texts.get(text);
    }

    /** The place among the texts of the text of a part, or {@link #NONE}. */
    int of(int part) {
        return textOf[part];
    }

    int price(int part) {
        return prices[part];
    }

    /** What finds out that a part fails; none when asking the part itself is as quick. */
    @Nullable
    Search search(int part) {
        return searches[part];
    }

    /** How many sets of phrases the largest scan has. */
    int sets() {
        return texts.stream()
                .mapToInt(t -> t.scan().map(Scan::size).orElse(0))
                .max()
                .orElse(0);
    }
}

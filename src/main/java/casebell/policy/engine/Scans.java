package casebell.policy.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parts a scan of their text can answer, when it is worth its price, and what is done until then. Immutable. */
final class Scans {
    /** Belongs to no text. */
    static final int NONE = -1;
    /** When so much was spent on a text of one case ({@link FoldedText#spent}), a scan is made: it costs about as much. */
    static final int ENOUGH = 20 * FoldedText.LOOK;

    /** Of so many parts a case hardly ever asks two. */
    private static final int FEW = 20;

    private final int[] texts;
    private final @Nullable Scan[] scans;
    private final int[] textOf;
    private final @Nullable Search[] searches;
    /** Which parts are as quickly asked as a text is read. */
    private final boolean[] quick;

    /**
     * @param wanted for each text, what is looked for
     * @param parts how many parts there are
     */
    Scans(Map<Integer, List<Scan.Wanted>> wanted, int parts) {
        textOf = new int[parts];
        searches = new Search[parts];
        texts = wanted.keySet().stream().mapToInt(t -> t).toArray();
        scans = new Scan[texts.length];
        quick = new boolean[parts];
        Arrays.fill(textOf, NONE);
        for (int text = 0; text < texts.length; text++) {
            List<Scan.Wanted> all = wanted.getOrDefault(texts[text], List.of());
            for (Scan.Wanted each : all) {
                textOf[each.part()] = text;
                searches[each.part()] = Search.of(each.needed()).orElse(null);
                quick[each.part()] = each.phrase().isPresent() && all.size() <= FEW;
            }
            scans[text] = isWorth(all) ? Scan.of(all, Answers.words(parts)).orElse(null) : null;
        }
    }

    /** Whether searches can take as long as a scan. */
    private boolean isWorth(List<Scan.Wanted> all) {
        int most = 0;
        for (Scan.Wanted each : all) {
            Search search = searches[each.part()];
            most += search == null ? ENOUGH : search.price();
        }
        return most >= ENOUGH;
    }

    /** How many texts. */
    int size() {
        return texts.length;
    }

    /** The number of a text by its place among the texts. */
    int text(int place) {
        return texts[place];
    }

    /** The scan of the text at a place; none when searches are as quick. */
    @Nullable
    Scan scan(int place) {
        return scans[place];
    }

    /** The place among the texts of the text of a part, or {@link #NONE}. */
    int of(int part) {
        return textOf[part];
    }

    /** What finds out that a part fails; none when that would take long. */
    @Nullable
    Search search(int part) {
        return searches[part];
    }

    /** Whether a part is asked itself unless its text was read before: most cases ask no other. */
    boolean isQuick(int part) {
        return quick[part];
    }

    /** How many sets of phrases the largest scan has. */
    int sets() {
        int most = 0;
        for (Scan scan : scans) {
            most = scan == null ? most : Math.max(most, scan.size());
        }
        return most;
    }
}

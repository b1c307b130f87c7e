package casebell.app.wiring;

import casebell.cases.CaseRef;
import casebell.policy.FactsText;
import casebell.policy.replay.CaseStream;
import casebell.policy.text.Excerpt;
import casebell.policy.text.Mistake;
import casebell.policy.text.Place;
import casebell.review.Judge;
import casebell.review.PastCases;
import casebell.store.SqlStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of a store, for a replay. */
final class StoredCases implements CaseStream {
    private final SqlStore store;
    private final PastCases cases;
    private final long count;
    private Optional<CaseRef> last = Optional.empty();
    private long read;

    StoredCases(SqlStore store) {
        this.store = store;
        this.cases =
                new PastCases(store.pastCases(), store.reviews(), new Judge.Surges(store.echoes(), store.targets()));
        this.count = cases.count();
    }

    @Override
    public String origin() {
        return "the store, " + count + " cases";
    }

    @Override
    public void goTo(String position) {
        int space = position.indexOf(' ');
        last = space < 0 ? Optional.empty() : CaseRef.read(position.substring(space + 1));
        read = space < 0 ? 0 : Long.parseLong(position.substring(0, space));
    }

    @Override
    public List<Item> next(int most) {
        List<Item> items = new ArrayList<>();
        for (PastCases.Past past : cases.after(last, most)) {
            String name = past.ref().toString();
            FactsText.Read facts =
                    past.facts().<FactsText.Read>map(FactsText.Read.Ready::new).orElseGet(() -> unknown(name));
            items.add(new Item(name, () -> facts));
            last = Optional.of(past.ref());
            read++;
        }
        return items;
    }

    private static FactsText.Read unknown(String name) {
        return new FactsText.Read.Refused(List.of(new Mistake(
                name,
                Place.START,
                "",
                "a case that its system never told",
                "a case that was looked up",
                Optional.empty(),
                Excerpt.NONE)));
    }

    @Override
    public String position() {
        return read + last.map(ref -> " " + ref).orElse("");
    }

    @Override
    public double done() {
        return count == 0 ? 1 : Math.min(1, (double) read / count);
    }

    @Override
    public void close() {
        store.close();
    }
}

package casebell.policy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;

/** What each rule says in JSON, written before it is needed, one after the other in one place: a verdict of many rules finds them quickly. */
final class Pieces {
    private final byte[] json;
    /** Where each begins, and at last where the last one ends. */
    private final int[] begins;

    private Pieces(byte[] json, int[] begins) {
        this.json = json;
        this.begins = begins;
    }

    static Pieces of(List<Rule> rules, Function<Rule, byte[]> written) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        int[] begins = new int[rules.size() + 1];
        for (int i = 0; i < rules.size(); i++) {
            json.writeBytes(written.apply(rules.get(i)));
            begins[i + 1] = json.size();
        }
        return new Pieces(json.toByteArray(), begins);
    }

    /** Writes what a rule says. */
    void write(int rule, JsonLine out) {
        out.written(json, begins[rule], begins[rule + 1]);
    }
}

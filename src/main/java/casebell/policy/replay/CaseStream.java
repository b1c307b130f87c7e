package casebell.policy.replay;

import casebell.policy.FactsText;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Past cases, one block after the other. */
public interface CaseStream extends AutoCloseable {
    /** Says where the cases come from, so that another source is not taken for a continuation: no personal data. */
    String origin();

    /**
     * Goes to where an earlier run stood.
     *
     * @param position what {@link #position} said then; empty for the beginning
     * @throws IOException when reading fails, or when there is no such position
     */
    void goTo(String position) throws IOException;

    /**
     * The next cases.
     *
     * @param most how many at most
     * @return empty at the end
     * @throws IOException when reading fails
     */
    List<Item> next(int most) throws IOException;

    /** Where the next block begins. */
    String position();

    /** How much is behind, from 0 to 1. */
    double done();

    @Override
    void close() throws IOException;

    /**
     * A case.
     *
     * @param name for the report, such as {@code line 17} or {@code demo/4821}
     * @param facts reads it; called once, by any thread
     */
    record Item(String name, Supplier<FactsText.Read> facts) {}
}

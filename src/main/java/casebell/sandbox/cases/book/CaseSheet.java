package casebell.sandbox.cases.book;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** A case as its page shows it: the case, what it is there for, and what happened to it. */
public record CaseSheet(String id, boolean erased, String about, ObjectNode json, List<Moment> history) {
    /** One line of the history. */
    public record Moment(Instant at, String what) {}

    public CaseSheet {
        history = List.copyOf(history);
    }
}

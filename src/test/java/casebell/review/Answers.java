package casebell.review;

import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What people were told in one step, held against the record. */
final class Answers {
    private static final Set<String> TAKEN = Set.of(
            "review.approved",
            "review.dismissed",
            "review.reversal-dropped",
            "review.undone",
            "review.reopened",
            "appeal.opened",
            "appeal.upheld");

    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());

    /** An answer. */
    private record Told(String staffId, Pressed answer) {}

    void told(String staffId, Pressed answer) {
        told.add(new Told(staffId, answer));
    }

    void forget() {
        told.clear();
    }

    /** Who was told that something was taken is on the record with it, and the other way round, unless the answer died. */
    void check(List<Entry> entries, Predicate<String> knows, boolean isKilled) {
        List<String> written = entries.stream()
                .filter(e ->
                        TAKEN.contains(e.type()) && e.details().text("batch").isEmpty())
                .map(e -> e.type() + " " + e.staffId().orElse(""))
                .collect(Collectors.toCollection(ArrayList::new));
        for (Told answer : told) {
            if (answer.answer() instanceof Pressed.Recorded recorded) {
                assertTrue(knows.test(recorded.decision().id()), "what was answered is on the record");
            }
            entryOf(answer.answer())
                    .ifPresent(types -> assertTrue(
                            types.stream().anyMatch(type -> written.remove(type + " " + answer.staffId())),
                            () -> "what was answered is on the record: " + answer + " " + entries));
        }
        assertTrue(isKilled || written.isEmpty(), () -> "what is on the record was answered: " + written);
    }

    private static Optional<List<String>> entryOf(Pressed answer) {
        if (answer instanceof Pressed.Recorded || answer instanceof Pressed.AwaitingOthers) {
            return Optional.of(List.of("review.approved"));
        } else if (answer instanceof Pressed.Dismissed) {
            return Optional.of(List.of("review.dismissed"));
        } else if (answer instanceof Pressed.ReversalDropped) {
            return Optional.of(List.of("review.reversal-dropped"));
        } else if (answer instanceof Pressed.Undone) {
            return Optional.of(List.of("review.undone", "review.reopened"));
        } else if (answer instanceof Pressed.AppealUpheld) {
            return Optional.of(List.of("appeal.upheld"));
        }
        return answer instanceof Pressed.AppealOpened opened && opened.isNews()
                ? Optional.of(List.of("appeal.opened"))
                : Optional.empty();
    }
}

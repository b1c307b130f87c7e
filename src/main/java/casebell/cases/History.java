package casebell.cases;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.audit.Link;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the record. */
public interface History {
    /** The latest entries about a subject, oldest first, at most {@code limit}. */
    List<Step> latest(String subject, int limit);

    /** The latest entries of some types about a subject, oldest first, at most {@code limit}. */
    List<Step> latest(String subject, Set<String> types, int limit);

    /**
     * The entries about a subject after a place in the chain, oldest first, at most {@code limit}.
     *
     * @param after the number of the last entry that is not wanted; 0 for all
     * @param types only of these types
     */
    List<Step> after(String subject, long after, Set<String> types, int limit);

    /** The number and hash of the last entry: 0 and {@link Link#NONE} when the record is empty. */
    Head head();

    /** Where the record ends. */
    record Head(long number, String hash) {}

    /**
     * An entry, for people.
     *
     * @param number its place in the chain, 1 for the first
     * @param type what happened, in dotted lower case
     * @param staffId the chat's id of who did it; empty when the house did
     * @param facts what else it says: texts, whole numbers, and lists of texts with commas between them
     */
    record Step(long number, Instant at, String type, Optional<String> staffId, Map<String, String> facts) {
        public Step {
            facts = Map.copyOf(facts);
        }

        /** The action that it was about, if it names one. */
        public Optional<String> action() {
            return Optional.ofNullable(facts.get("action"));
        }

        /** The step that an entry of the chain stands for. */
        public static Step of(Link link) {
            Entry entry = link.entry();
            return new Step(link.number(), link.at(), entry.type(), entry.staffId(), facts(entry.details()));
        }

        private static Map<String, String> facts(Json.Obj details) {
            Map<String, String> facts = new HashMap<>();
            details.fields().forEach((name, value) -> word(value).ifPresent(w -> facts.put(name, w)));
            return facts;
        }

        private static Optional<String> word(Json value) {
            if (value instanceof Json.Str text) {
                return Optional.of(text.value());
            } else if (value instanceof Json.Num number) {
                return Optional.of(Long.toString(number.value()));
            }
            return value instanceof Json.Arr list
                    ? Optional.of(
                            list.items().stream().flatMap(i -> word(i).stream()).collect(Collectors.joining(", ")))
                    : Optional.empty();
        }
    }
}

package casebell.sandbox.cases.book;

import casebell.sandbox.cases.contract.Order;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which keys have had their effect, for exactly the 24 hours that the contract promises. Guarded by the book's lock. */
final class KeyMemory {
    static final Duration LIFE = Duration.ofHours(24);

    private final Map<String, Used> used = new LinkedHashMap<>();

    record Used(Order.Meaning meaning, ObjectNode answer, Instant at) {}

    Optional<Used> find(String key, Instant now) {
        used.values().removeIf(entry -> now.isAfter(entry.at().plus(LIFE)));
        return Optional.ofNullable(used.get(key));
    }

    void remember(Order order, ObjectNode answer, Instant now) {
        used.put(order.key(), new Used(order.meaning(), answer.deepCopy(), now));
    }
}

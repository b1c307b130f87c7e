package casebell.sandbox.cases.book;

import casebell.sandbox.cases.contract.Capability;
import casebell.sandbox.cases.contract.Order;
import casebell.sandbox.cases.contract.Problem;
import casebell.sandbox.cases.contract.Reply;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries out orders on a case in the order of checks that the contract gives. Guarded by the book's lock. */
final class ActionDesk {
    private final KeyMemory keys = new KeyMemory();
    private final Duration queueDelay;

    ActionDesk(Duration queueDelay) {
        this.queueDelay = queueDelay;
    }

    /** @param changed tells the book that the case has changed; the version grows in it */
    Reply carryOut(Order order, DemoCase found, Instant now, Runnable changed) {
        Optional<KeyMemory.Used> before = keys.find(order.key(), now);
        if (before.isPresent()) {
            KeyMemory.Used used = before.orElseThrow();
            return used.meaning().equals(order.meaning())
                    ? Reply.of(200, used.answer().deepCopy())
                    : Problem.keyReused();
        }
        if (order.expectedVersion() != found.version()) {
            return Problem.versionMoved(found.version());
        }
        Reply reply = order.undoes().isPresent()
                ? undo(order, order.undoes().orElseThrow(), found, now, changed)
                : act(order, found, now, changed);
        if (!reply.isProblem()) {
            keys.remember(order, (ObjectNode) reply.body(), now);
        }
        return reply;
    }

    private Reply act(Order order, DemoCase found, Instant now, Runnable changed) {
        String action = order.action();
        if (!found.supported().contains(action)) {
            return Problem.notSupported(
                    action + " cannot be done on this kind of case, or has been done.", found.supported());
        }
        Optional<String> refusal = found.refusal(action);
        boolean later = Capability.named(action).map(Capability::queued).orElse(false);
        String state = refusal.isPresent() ? "refused" : later ? "queued" : "applied";
        ObjectNode entry = found.add(action, "api", state, now);
        entry.put("decision", order.decision());
        order.durationSeconds().ifPresent(seconds -> entry.put("durationSeconds", seconds));
        refusal.ifPresent(detail -> entry.put("detail", detail));
        if (state.equals("queued")) {
            found.queue(entry.path("id").asText(), now.plus(queueDelay));
        }
        changed.run();
        return answer(entry, found);
    }

    private Reply undo(Order order, String undone, DemoCase found, Instant now, Runnable changed) {
        Optional<ObjectNode> known = found.findAction(undone);
        if (known.isEmpty()) {
            return Problem.noSuchAction();
        }
        ObjectNode original = known.orElseThrow();
        String state = original.path("state").asText();
        boolean reversible = Capability.named(original.path("action").asText())
                .map(Capability::reversible)
                .orElse(false);
        if (!reversible || !(state.equals("applied") || state.equals("queued"))) {
            return Problem.notSupported(
                    original.path("action").asText() + " is " + state + " and cannot be undone.", List.of());
        }
        original.put("state", "reversed");
        found.unqueue(undone);
        ObjectNode entry = found.add("reversal", "api", "applied", now);
        entry.put("decision", order.decision()).put("reverses", undone);
        changed.run();
        return answer(entry, found);
    }

    private static Reply answer(ObjectNode entry, DemoCase found) {
        ObjectNode answer = entry.objectNode();
        for (String field : List.of("id", "state", "appliedAt", "detail", "reverses")) {
            if (entry.has(field)) {
                answer.set(field, entry.get(field));
            }
        }
        answer.put("version", found.version());
        return Reply.of(201, answer, found.version());
    }
}

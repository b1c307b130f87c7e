package casebell.sandbox.ozone;

import casebell.sandbox.cases.wire.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The two lists that are followed. The list of reports is as Ozone has it: of one and the same time the greater numbers come first although the cursor
 * leads to greater ones, and there is a cursor only when there is more. The list of events has one after every page that is not empty.
 */
final class ListRooms {
    private static final Set<String> STATES = Set.of("open", "closed", "escalated", "queued", "assigned");
    private static final Comparator<ObjectNode> BY_ID =
            Comparator.comparingLong(o -> o.path("id").asLong());

    private final Ledger ledger;

    ListRooms(Ledger ledger) {
        this.ledger = ledger;
    }

    Answer reports(Map<String, String> query) {
        String status = query.getOrDefault("status", "");
        String field = query.getOrDefault("sortField", "createdAt");
        int limit = limit(query);
        if (!STATES.contains(status) || limit == 0 || !field.matches("createdAt|updatedAt")) {
            return XrpcRooms.error(400, "InvalidRequest", "Params must have the property \"status\"");
        }
        boolean isAscending = query.getOrDefault("sortDirection", "desc").equals("asc");
        Comparator<ObjectNode> byTime = Comparator.comparing(r -> time(r, field));
        List<ObjectNode> all = ledger.reports().stream()
                .filter(r -> r.path("status").asText().equals(status))
                .filter(r -> isBeyond(time(r, "createdAt"), query.get("reportedAfter"), 1))
                .filter(r -> isBeyond(time(r, "createdAt"), query.get("reportedBefore"), -1))
                .filter(beyond(query.get("cursor"), r -> time(r, field), isAscending))
                .sorted((isAscending ? byTime : byTime.reversed()).thenComparing(BY_ID.reversed()))
                .toList();
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        List<ObjectNode> page = all.subList(0, Math.min(limit, all.size()));
        page.forEach(told.putArray("reports")::add);
        if (all.size() > limit) {
            told.put("cursor", cursor(page.get(limit - 1), field));
        }
        return XrpcRooms.ok(told);
    }

    /** With a subject it is the list that is asked for after an action, and not turned over. */
    Answer events(Map<String, String> query) {
        boolean isAscending = query.getOrDefault("sortDirection", "desc").equals("asc");
        Optional<String> batch = Optional.ofNullable(query.get("batchId"));
        String did = query.getOrDefault("subject", "");
        Comparator<ObjectNode> byTime =
                Comparator.comparing((ObjectNode e) -> time(e, "createdAt")).thenComparing(BY_ID);
        List<ObjectNode> page = ledger.events().stream()
                .filter(e -> did.isEmpty() || isOn(e, did))
                .filter(e -> batch.isEmpty()
                        || e.path("modTool")
                                .path("meta")
                                .path("batchId")
                                .asText()
                                .equals(batch.get()))
                .filter(e -> !isBeyond(time(e, "createdAt"), query.getOrDefault("createdAfter", ""), -1))
                .filter(e -> !isBeyond(time(e, "createdAt"), query.getOrDefault("createdBefore", "~"), 1))
                .filter(beyond(query.get("cursor"), e -> time(e, "createdAt"), isAscending))
                .sorted(isAscending ? byTime : byTime.reversed())
                .limit(Math.max(1, limit(query)))
                .toList();
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        page.forEach(e -> told.withArray("events").add(e.deepCopy().without("externalId")));
        told.withArray("events");
        if (!page.isEmpty()) {
            told.put("cursor", cursor(page.get(page.size() - 1), "createdAt"));
        }
        return XrpcRooms.ok(told);
    }

    private static boolean isOn(JsonNode event, String did) {
        String subject = Ledger.subjectOf(event.path("subject"));
        return subject.equals(did) || subject.startsWith("at://" + did + "/");
    }

    private static java.util.function.Predicate<ObjectNode> beyond(
            @org.jspecify.annotations.Nullable String cursor, Function<ObjectNode, String> at, boolean isAscending) {
        if (cursor == null) {
            return any -> true;
        }
        String time = cursor.replaceFirst("::.*", "");
        long id = Long.parseLong(cursor.replaceFirst(".*::", ""));
        return each -> {
            int order = at.apply(each).compareTo(time);
            int both = order != 0 ? order : Long.compare(each.path("id").asLong(), id);
            return isAscending ? both > 0 : both < 0;
        };
    }

    private static String cursor(JsonNode last, String field) {
        return last.path(field).asText() + "::" + last.path("id").asLong();
    }

    /** Ozone keeps times as texts, and compares them as texts. */
    private static String time(JsonNode of, String field) {
        return of.path(field).asText();
    }

    /** Whether a time lies strictly on that side of a limit; without a limit it does. */
    private static boolean isBeyond(String time, @org.jspecify.annotations.Nullable String limit, int side) {
        return limit == null || Integer.signum(time.compareTo(limit)) == side;
    }

    private static int limit(Map<String, String> query) {
        String told = query.getOrDefault("limit", "50");
        return told.matches("[0-9]{1,3}") && Integer.parseInt(told) <= 100 ? Integer.parseInt(told) : 0;
    }
}

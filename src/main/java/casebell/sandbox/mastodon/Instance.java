package casebell.sandbox.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Accounts, posts and reports, all under one lock. Who calls is for others to check. */
final class Instance {
    private static final Map<String, String> FLAGS =
            Map.of("sensitive", "sensitized", "disable", "disabled", "silence", "silenced", "suspend", "suspended");
    private static final Map<String, String> UNDOING = Map.of(
            "unsensitive", "sensitized", "enable", "disabled", "unsilence", "silenced", "unsuspend", "suspended");

    private final InstantSource clock;
    private final Map<String, ObjectNode> accounts = new TreeMap<>();
    private final Map<String, ObjectNode> posts = new TreeMap<>();
    private final Map<String, ObjectNode> reports = new TreeMap<>(Comparator.comparing(BigInteger::new));
    private final Set<String> deleted = new HashSet<>();
    private final List<Deed> deeds = new ArrayList<>();

    Instance(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(ObjectNode account) {
        accounts.put(account.path("id").asText(), account);
    }

    synchronized void addPost(ObjectNode post) {
        posts.put(post.path("id").asText(), post);
    }

    synchronized void addReport(ObjectNode report) {
        reports.put(report.path("id").asText(), report);
    }

    synchronized ObjectNode account(String id) {
        return Optional.ofNullable(accounts.get(id)).orElseThrow();
    }

    synchronized ObjectNode post(String id) {
        return Optional.ofNullable(posts.get(id)).orElseThrow();
    }

    synchronized boolean hasAccount(String id) {
        return accounts.containsKey(id);
    }

    synchronized boolean hasPost(String id) {
        return posts.containsKey(id) && !deleted.contains(id);
    }

    synchronized boolean hasReport(String id) {
        return reports.containsKey(id);
    }

    synchronized List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    /** Changes a report in place. */
    synchronized void change(String reportId, Consumer<ObjectNode> edit) {
        edit.accept(raw(reportId));
    }

    synchronized void forget(String reportId) {
        reports.remove(reportId);
    }

    private ObjectNode raw(String reportId) {
        return Optional.ofNullable(reports.get(reportId)).orElseThrow();
    }

    /** A report as Mastodon tells it. */
    synchronized Optional<ObjectNode> report(String id) {
        return Optional.ofNullable(reports.get(id)).map(this::told);
    }

    /** Reports, the newest first. */
    synchronized List<ObjectNode> reports(boolean isClosed, Optional<String> on) {
        List<ObjectNode> found = new ArrayList<>();
        reports.values().stream()
                .filter(r -> r.path("action_taken").asBoolean() == isClosed)
                .filter(r -> on.isEmpty() || r.path("on").asText().equals(on.get()))
                .forEach(r -> found.add(0, told(r)));
        return found;
    }

    private ObjectNode told(ObjectNode raw) {
        ObjectNode told = raw.deepCopy();
        told.set("account", account(raw.path("by").asText()).deepCopy());
        told.set("target_account", account(raw.path("on").asText()).deepCopy());
        told.set("assigned_account", staff(raw.path("assigned").asText()));
        told.set("action_taken_by_account", staff(raw.path("taken_by").asText()));
        ArrayNode statuses = told.putArray("statuses");
        for (JsonNode id : raw.path("posts")) {
            statuses.add(post(id.asText()).deepCopy());
        }
        return told.without(List.of("by", "on", "assigned", "taken_by", "posts"));
    }

    private JsonNode staff(String id) {
        return id.isEmpty() ? JsonNodeFactory.instance.nullNode() : account(id).deepCopy();
    }

    /** Closes a report, whether or not it is open: the time is that of the last closing. */
    synchronized void close(String reportId, String staffId) {
        String now = clock.instant().toString();
        raw(reportId)
                .put("action_taken", true)
                .put("action_taken_at", now)
                .put("updated_at", now)
                .put("taken_by", staffId);
    }

    synchronized void reopen(String reportId) {
        raw(reportId).put("action_taken", false).putNull("action_taken_at").put("taken_by", "");
    }

    synchronized void resolve(String reportId, String staffId, String by) {
        close(reportId, staffId);
        deeds.add(new Deed("resolve", reportId, by, "", false));
    }

    /** An action on an account, with the reports that it closes. */
    synchronized void act(String accountId, Order order, String staffId, String by) {
        ObjectNode account = account(accountId);
        Optional.ofNullable(FLAGS.get(order.type())).ifPresent(flag -> account.put(flag, true));
        if (order.type().equals("none")) {
            order.reportId().filter(reports::containsKey).ifPresent(id -> close(id, staffId));
        } else {
            reports.values().stream()
                    .filter(r -> r.path("on").asText().equals(accountId)
                            && !r.path("action_taken").asBoolean())
                    .map(r -> r.path("id").asText())
                    .toList()
                    .forEach(id -> close(id, staffId));
        }
        boolean isMailed = order.isMailed() && account.path("domain").isNull();
        deeds.add(new Deed(order.type(), accountId, by, order.text(), isMailed));
    }

    /** What an action asks for. */
    record Order(String type, Optional<String> reportId, String text, boolean isMailed) {}

    synchronized ObjectNode undo(String accountId, String what, String by) {
        ObjectNode account = account(accountId);
        Optional.ofNullable(UNDOING.get(what)).ifPresent(flag -> account.put(flag, false));
        deeds.add(new Deed(what, accountId, by, "", false));
        return account.deepCopy();
    }

    synchronized void delete(String postId, Optional<String> reportId, String staffId) {
        deleted.add(postId);
        reportId.filter(reports::containsKey).ifPresent(id -> close(id, staffId));
        deeds.add(new Deed("delete", postId, "api", "", true));
    }
}

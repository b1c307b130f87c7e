package casebell.sandbox.cases.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks key, version and body of an order, and names everything that is wrong at once. */
public final class OrderReader {
    /** The largest body that is read, in bytes. */
    public static final int BODY_LIMIT = 65_536;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,200}");
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");
    private static final long LONGEST_DURATION = 315_360_000L;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OrderReader() {}

    /**
     * Reads an order and hands it on, or answers with what is wrong.
     *
     * @param headers by lower-case name
     * @param undoes the action to reverse; absent for a new action
     */
    public static Reply read(
            String caseId,
            Optional<String> undoes,
            Map<String, String> headers,
            String body,
            Function<Order, Reply> then) {
        if (!headers.getOrDefault("content-type", "")
                .toLowerCase(java.util.Locale.ROOT)
                .matches("application/json\\s*(;.*)?")) {
            return Problem.notJson();
        }
        if (!headers.containsKey("if-match")) {
            return Problem.versionRequired();
        }
        List<String> errors = new ArrayList<>();
        Matcher version = VERSION.matcher(headers.getOrDefault("if-match", ""));
        if (!version.matches()) {
            errors.add("If-Match: must be one version in quotes, such as \"7\"");
        }
        String key = headers.getOrDefault("idempotency-key", "");
        if (!KEY.matcher(key).matches()) {
            errors.add(
                    key.isEmpty()
                            ? "Idempotency-Key: is missing"
                            : "Idempotency-Key: must be 1 to 200 of A-Z a-z 0-9 . _ : -");
        }
        Optional<ObjectNode> order = parse(body, errors);
        order.ifPresent(known -> check(known, undoes.isPresent(), errors));
        if (!errors.isEmpty() || order.isEmpty()) {
            return Problem.badRequest(errors);
        }
        return then.apply(new Order(caseId, key, Long.parseLong(version.group(1)), order.orElseThrow(), undoes));
    }

    private static Optional<ObjectNode> parse(String body, List<String> errors) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return Optional.of(object);
            }
            errors.add("body: must be a JSON object");
        } catch (JsonProcessingException broken) {
            errors.add("body: is not valid JSON (line " + line(broken) + ")");
        }
        return Optional.empty();
    }

    private static int line(JsonProcessingException broken) {
        return broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
    }

    private static void check(ObjectNode order, boolean undoing, List<String> errors) {
        text(order, "reason", 2000, errors);
        text(order.path("policy"), "policy.bundle", 200, errors);
        text(order.path("policy"), "policy.revision", 200, errors);
        rules(order.path("policy").path("rules"), errors);
        text(order.path("decision"), "decision.id", 200, errors);
        JsonNode approvals = order.path("decision").path("approvals");
        if (!approvals.isIntegralNumber() || approvals.asLong() < 0) {
            errors.add("decision.approvals: must be a number, 0 or more");
        }
        if (!undoing) {
            action(order, errors);
        }
    }

    private static void action(ObjectNode order, List<String> errors) {
        Optional<Capability> named = Capability.named(order.path("action").asText(""));
        if (named.isEmpty() || !order.path("action").isTextual()) {
            errors.add("action: must be one of "
                    + Capability.every().stream().map(Capability::action).toList());
        }
        JsonNode duration = order.path("durationSeconds");
        if (!duration.isMissingNode() && !duration.isNull()) {
            if (!duration.isIntegralNumber() || duration.asLong() < 1 || duration.asLong() > LONGEST_DURATION) {
                errors.add("durationSeconds: must be 1 to " + LONGEST_DURATION);
            } else if (named.isPresent() && !named.orElseThrow().durations()) {
                errors.add("durationSeconds: " + named.orElseThrow().action() + " takes none");
            }
        }
        JsonNode notice = order.path("notice");
        if (!notice.isMissingNode()
                && !notice.isNull()
                && (!notice.isTextual() || notice.asText().length() > 2000)) {
            errors.add("notice: must be text of at most 2000 characters");
        }
    }

    private static void rules(JsonNode rules, List<String> errors) {
        if (!rules.isArray() || rules.size() > 100) {
            errors.add("policy.rules: must be a list of at most 100 names");
            return;
        }
        for (JsonNode rule : rules) {
            if (!rule.isTextual() || rule.asText().length() > 200) {
                errors.add("policy.rules: each must be text of at most 200 characters");
                return;
            }
        }
    }

    private static void text(JsonNode parent, String path, int longest, List<String> errors) {
        JsonNode value = parent.path(path.substring(path.indexOf('.') + 1));
        if (!value.isTextual() || value.asText().isEmpty() || value.asText().length() > longest) {
            errors.add(path + ": must be text of 1 to " + longest + " characters");
        }
    }
}

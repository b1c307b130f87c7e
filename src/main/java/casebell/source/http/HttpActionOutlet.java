package casebell.source.http;

import casebell.cases.CaseRef;
import casebell.review.ActionOutlet;
import casebell.review.AppealNews;
import casebell.review.Decision;
import casebell.review.Suggestion;
import casebell.source.wire.Reply;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Acts over the Case API. The decision's id is the idempotency key, the version that the approvers saw is the condition. */
final class HttpActionOutlet implements ActionOutlet {
    private static final int MOST_NAMED = 12;
    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");

    private final WireSettings settings;
    private final WireClient client;

    HttpActionOutlet(WireSettings settings, WireClient client) {
        this.settings = settings;
        this.client = client;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Answer act(CaseRef ref, Decision decision) {
        Map<String, String> headers = Map.of(
                "Idempotency-Key",
                decision.id(),
                "If-Match",
                "\"" + decision.suggestion().caseVersion() + "\"");
        return said(client.post(HttpCaseSource.path(ref) + "/actions", headers, body(decision)));
    }

    /** The Case API tells what became of a case by actions: a reversal tells by itself, and that a decision stands is that nothing is to be done. */
    @Override
    public Answer tell(CaseRef ref, AppealNews news) {
        if (news.isOverturned()) {
            return new Answer.Accepted(news.decisionId());
        }
        Reply now = client.get(HttpCaseSource.path(ref), Map.of());
        if (now instanceof Reply.Failed failed) {
            return new Answer.Later(failed.why(), failed.retryAt());
        }
        Reply.Came came = (Reply.Came) now;
        if (came.status() == 404 || came.status() == 410) {
            return new Answer.Refused("The case is not in the case system any more");
        }
        if (came.status() != 200 || !came.body().path("version").canConvertToLong()) {
            return new Answer.Later("The case could not be read (" + came.status() + ")", came.retryAt());
        }
        Map<String, String> headers = Map.of(
                "Idempotency-Key",
                news.key(),
                "If-Match",
                "\"" + came.body().path("version").asLong() + "\"");
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("action", "no-action").put("reason", news.sentence());
        body.putObject("policy")
                .put("bundle", "casebell-default")
                .put("revision", news.policyRevision())
                .putArray("rules");
        body.putObject("decision").put("id", news.key()).put("approvals", 1);
        return said(client.post(HttpCaseSource.path(ref) + "/actions", headers, body));
    }

    private static Answer said(Reply answer) {
        if (answer instanceof Reply.Failed failed) {
            return new Answer.Later(failed.why(), failed.retryAt());
        }
        Reply.Came came = (Reply.Came) answer;
        return switch (came.status()) {
            case 200, 201, 202 -> accepted(came.body());
            case 408, 425 -> new Answer.Later("The case system asks us to send it again", came.retryAt());
            case 412 -> new Answer.Moved();
            case 409 -> new Answer.Refused("The case system knows this decision with another content");
            case 422 -> new Answer.Refused("The case system cannot do this on this case" + supported(came.body()));
            case 404, 410 -> new Answer.Refused("The case is not in the case system any more");
            case 401, 403 ->
                new Answer.Later(
                        "The case system does not let us act; an operator must renew our token", came.retryAt());
            default -> new Answer.Refused("The case system refused the action (" + came.status() + ")");
        };
    }

    private static Answer accepted(JsonNode body) {
        String id = body.path("id").asText("");
        if (!ID.matcher(id).matches()) {
            return new Answer.Later(
                    "The case system's answer does not name the action; it is looked for again", Optional.empty());
        }
        return body.path("state").asText().equals("refused")
                ? new Answer.Refused("The case system refused it; its console says why")
                : new Answer.Accepted(id);
    }

    private static String supported(JsonNode body) {
        List<String> names = new ArrayList<>();
        for (JsonNode each : body.path("supported")) {
            if (each.asText().matches("[a-z]{1,20}(-[a-z]{1,20}){0,3}") && names.size() < MOST_NAMED) {
                names.add(each.asText());
            }
        }
        return names.isEmpty() ? "" : "; it offers " + String.join(", ", names);
    }

    static ObjectNode body(Decision decision) {
        Suggestion suggestion = decision.suggestion();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("action", decision.plan().action());
        decision.plan().lasts().map(Duration::toSeconds).ifPresent(seconds -> body.put("durationSeconds", seconds));
        decision.plan().notice().ifPresent(notice -> body.put("notice", notice));
        body.put("reason", suggestion.reason());
        ObjectNode policy =
                body.putObject("policy").put("bundle", "casebell-default").put("revision", suggestion.policyRevision());
        suggestion.rules().forEach(policy.putArray("rules")::add);
        body.putObject("decision")
                .put("id", decision.id())
                .put("approvals", decision.approvals().size());
        return body;
    }

    @Override
    public ReadBack readBack(CaseRef ref, String actionId) {
        Reply answer = client.get(HttpCaseSource.path(ref), Map.of());
        if (answer instanceof Reply.Failed failed) {
            return new ReadBack.Later(failed.why(), failed.retryAt());
        }
        Reply.Came came = (Reply.Came) answer;
        if (came.status() == 404 || came.status() == 410) {
            return new ReadBack.NotThere(
                    "The case system took it, and then the case was erased there; nobody can say whether it was done");
        }
        if (came.status() != 200) {
            return new ReadBack.Later("The case could not be read back (" + came.status() + ")", came.retryAt());
        }
        for (JsonNode action : came.body().path("actions")) {
            if (action.path("id").asText().equals(actionId)) {
                return switch (action.path("state").asText()) {
                    case "applied" -> new ReadBack.Applied();
                    case "queued" -> new ReadBack.Pending();
                    case "reversed" -> new ReadBack.NotThere("It was done, and taken back in the case system since");
                    default -> new ReadBack.NotThere("The case system turned it down afterwards");
                };
            }
        }
        return new ReadBack.NotThere("The case system said that it was done, but the case does not show it");
    }
}

package casebell.sandbox.cases.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The problems of the contract (RFC 9457), each as a reply. */
public final class Problem {
    private Problem() {}

    public static Reply badRequest(List<String> errors) {
        ObjectNode body = body("bad-request", "The request is not well formed", 400);
        errors.forEach(body.putArray("errors")::add);
        return Reply.of(400, body);
    }

    public static Reply unauthorized() {
        return plain("unauthorized", "A valid bearer token is needed", 401);
    }

    public static Reply forbidden(String detail) {
        return detailed("forbidden", "This token may not do that", 403, detail);
    }

    public static Reply noSuchCase() {
        return plain("not-found", "There is no such case", 404);
    }

    public static Reply noSuchAction() {
        return plain("not-found", "There is no such action in this case", 404);
    }

    public static Reply noSuchPlace() {
        return plain("not-found", "There is nothing here", 404);
    }

    public static Reply wrongMethod() {
        return plain("method-not-allowed", "This method is not allowed here", 405);
    }

    public static Reply keyReused() {
        return plain("key-reused", "This key already stands for another order", 409);
    }

    public static Reply erased() {
        return plain("erased", "This case was erased", 410);
    }

    public static Reply cursorExpired(String detail) {
        return detailed("cursor-expired", "The cursor is no longer valid", 410, detail);
    }

    public static Reply versionMoved(long version) {
        return Reply.of(412, body("version-moved", "The case has changed", 412).put("version", version), version);
    }

    public static Reply tooLarge(int limit) {
        return detailed("too-large", "The body is too large", 413, "At most " + limit + " bytes.");
    }

    public static Reply notJson() {
        return plain("not-json", "The body must be application/json", 415);
    }

    public static Reply wrongHost() {
        return plain("wrong-host", "This server answers only to its loopback name", 421);
    }

    public static Reply notSupported(String detail, List<String> supported) {
        ObjectNode body =
                body("not-supported", "This cannot be done on this case", 422).put("detail", detail);
        supported.forEach(body.putArray("supported")::add);
        return Reply.of(422, body);
    }

    public static Reply versionRequired() {
        return detailed("version-required", "If-Match is needed", 428, "Send the version that the approvers saw.");
    }

    private static Reply plain(String type, String title, int status) {
        return Reply.of(status, body(type, title, status));
    }

    private static Reply detailed(String type, String title, int status, String detail) {
        return Reply.of(status, body(type, title, status).put("detail", detail));
    }

    private static ObjectNode body(String type, String title, int status) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "urn:casebell:problem:" + type)
                .put("title", title)
                .put("status", status);
    }
}

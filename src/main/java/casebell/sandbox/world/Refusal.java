package casebell.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call is refused, with the status and code that Discord would give. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    private Refusal(int status, ObjectNode body) {
        super(body.path("message").asText());
        this.status = status;
        this.body = body;
    }

    /** A refusal with Discord's code and words. */
    public static Refusal of(int status, int code, String message) {
        return new Refusal(status, Wire.object().put("message", message).put("code", code));
    }

    /** A field of the body is not as it must be; the path is written with dots, as in {@code embeds.0.title}. */
    public static Refusal invalid(String path, String code, String message) {
        ObjectNode body = Wire.object().put("message", "Invalid Form Body").put("code", 50035);
        ObjectNode at = body.putObject("errors");
        for (String part : path.split("\\.", -1)) {
            at = at.putObject(part);
        }
        at.putArray("_errors").addObject().put("code", code).put("message", message);
        return new Refusal(400, body);
    }

    public static Refusal unknownChannel() {
        return of(404, 10003, "Unknown Channel");
    }

    public static Refusal unknownMessage() {
        return of(404, 10008, "Unknown Message");
    }

    public static Refusal unknownInteraction() {
        return of(404, 10062, "Unknown interaction");
    }

    public static Refusal missingAccess() {
        return of(403, 50001, "Missing Access");
    }

    public static Refusal missingPermissions() {
        return of(403, 50013, "Missing Permissions");
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body of the answer. */
    public ObjectNode body() {
        return body;
    }
}

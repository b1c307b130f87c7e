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

    /** A text or list is longer than it may be. */
    public static Refusal tooLong(String path, int most) {
        return invalid(path, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
    }

    /** A text or list has not the length that it must have. */
    public static Refusal badLength(String path, int least, int most) {
        return invalid(path, "BASE_TYPE_BAD_LENGTH", "Must be between " + least + " and " + most + " in length.");
    }

    /** A value that must be there is not. */
    public static Refusal required(String path) {
        return invalid(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /** A value is none of those that may be there. */
    public static Refusal notOneOf(String path, String values) {
        return invalid(path, "BASE_TYPE_CHOICES", "Value must be one of (" + values + ").");
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

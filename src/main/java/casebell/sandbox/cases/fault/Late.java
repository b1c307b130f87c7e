package casebell.sandbox.cases.fault;

import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.cases.wire.Request;
import java.time.Duration;

/** Faults about when the effect happens, or whether: the ones that "exactly once" must survive. */
public final class Late {
    private static final Duration FOREVER = Duration.ofDays(365);

    private Late() {}

    /** Never answers, and nothing is done. When the faults are cleared or the server closes, hangs up. */
    public static Fault never() {
        return (wire, request, truth) -> {
            wire.pause(FOREVER);
            wire.cut();
        };
    }

    /** Does what was asked and answers truly, but only after this time. */
    public static Fault after(Duration time) {
        return (wire, request, truth) -> {
            wire.pause(time);
            wire.send(truth.happen());
        };
    }

    /** Does what was asked at once, and hangs up without an answer. */
    public static Fault doneThenCut() {
        return (wire, request, truth) -> {
            truth.happen();
            wire.cut();
        };
    }

    /** Does what was asked at once, and answers only after this time. */
    public static Fault doneThenAfter(Duration time) {
        return (wire, request, truth) -> {
            Answer answer = truth.happen();
            wire.pause(time);
            wire.send(answer);
        };
    }

    /** Says with 200 that the action was applied. It was not, and the case does not have it. */
    public static Fault lie() {
        return (wire, request, truth) -> wire.send(Answer.of(
                200,
                "application/json",
                "{\"id\":\"a-lie-%d\",\"state\":\"applied\",\"appliedAt\":\"%s\",\"version\":%d}"
                        .formatted(request.number(), request.at(), version(request) + 1)));
    }

    private static long version(Request request) {
        String tag = request.header("if-match").orElse("").replace("\"", "");
        return tag.matches("[0-9]{1,18}") ? Long.parseLong(tag) : 1;
    }
}

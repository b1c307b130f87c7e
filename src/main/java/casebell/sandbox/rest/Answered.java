package casebell.sandbox.rest;

import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Wire;
import io.javalin.http.Context;

/**
 * An answer.
 *
 * @param text the JSON; empty when there is none
 */
record Answered(int status, String text) {
    static final Answered NOTHING = new Answered(204, "");

    /** The connection breaks instead. */
    static final Answered BROKEN = new Answered(0, "");

    static Answered of(Refusal refusal) {
        return new Answered(refusal.status(), Wire.write(refusal.body()));
    }

    static Answered plain(int status, String message) {
        return new Answered(status, Wire.write(FrontDesk.uncoded(message)));
    }

    void write(Context context) {
        if (status == BROKEN.status) {
            return;
        }
        context.status(status);
        if (!text.isEmpty()) {
            context.contentType("application/json").result(text);
        }
    }
}

package casebell.source.discourse;

import casebell.source.Secret;
import casebell.source.wire.CaseHook;
import casebell.source.wire.SignedHook;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** Reads a delivery of Discourse's webhook. */
final class DiscourseHook implements CaseHook {
    private final SignedHook signed;

    /**
     * @param source the name of the configured source
     * @param secret what the deliveries are signed with
     */
    DiscourseHook(String source, Secret secret) {
        signed = new SignedHook(source, secret, "X-Discourse-Event-Signature", DiscourseHook::caseId);
    }

    @Override
    public Heard hear(Function<String, Optional<String>> header, byte[] body) {
        return signed.hear(header, body);
    }

    private static Optional<String> caseId(JsonNode told) {
        return ReviewableReader.id(told.path("reviewable"), "id");
    }
}

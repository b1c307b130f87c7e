package casebell.source.mastodon;

import casebell.source.Secret;
import casebell.source.wire.CaseHook;
import casebell.source.wire.SignedHook;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** Reads a delivery of Mastodon's webhook. */
final class MastodonHook implements CaseHook {
    private final SignedHook signed;

    /**
     * @param source the name of the configured source
     * @param secret what the deliveries are signed with
     */
    MastodonHook(String source, Secret secret) {
        signed = new SignedHook(source, secret, "X-Hub-Signature", MastodonHook::caseId);
    }

    @Override
    public Heard hear(Function<String, Optional<String>> header, byte[] body) {
        return signed.hear(header, body);
    }

    private static Optional<String> caseId(JsonNode told) {
        return told.path("event").asText().matches("report\\.(created|updated)")
                ? ReportReader.id(told.path("object"))
                : Optional.empty();
    }
}

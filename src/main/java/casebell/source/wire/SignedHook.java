package casebell.source.wire;

import casebell.cases.CaseRef;
import casebell.source.Secret;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Verifies and reads deliveries whose body is JSON, signed with {@code sha256=} and its HMAC in a header. Only the number of the case is taken from the
 * signed body; the case is then read from its system, so a delivery that is old, repeated or told in the wrong order does no harm. The signature does not
 * cover the headers, so nothing else is taken from them.
 */
public final class SignedHook implements CaseHook {
    private static final int LARGEST = 1 << 20;
    private static final Pattern SIGNATURE = Pattern.compile("sha256=[0-9a-f]{64}");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(1_000_000)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .build();

    private final String source;
    private final Secret secret;
    private final String header;
    private final Function<JsonNode, Optional<String>> caseId;

    /**
     * @param source the name of the configured source
     * @param secret as the case system shows it, or was told it, for the webhook
     * @param header that holds the signature
     * @param caseId finds the number of the case in a body; empty when it is about something else
     */
    public SignedHook(String source, Secret secret, String header, Function<JsonNode, Optional<String>> caseId) {
        this.source = source;
        this.secret = secret;
        this.header = header;
        this.caseId = caseId;
    }

    /** The comparison takes the same time wherever the signatures differ. */
    @Override
    public Heard hear(Function<String, Optional<String>> headers, byte[] body) {
        String told = headers.apply(header).orElse("");
        boolean isGenuine = body.length <= LARGEST
                && SIGNATURE.matcher(told).matches()
                && MessageDigest.isEqual(
                        told.getBytes(StandardCharsets.US_ASCII),
                        ("sha256=" + Digest.signature(secret.reveal(), body)).getBytes(StandardCharsets.US_ASCII));
        return isGenuine ? read(body) : new Heard.Forged();
    }

    private Heard read(byte[] body) {
        return json(body)
                .flatMap(caseId)
                .filter(id -> CaseRef.isValid(source, id))
                .<Heard>map(id -> new Heard.News(new CaseRef(source, id)))
                .orElseGet(Heard.Other::new);
    }

    /** A body as JSON of a bounded depth; empty when it is something else. */
    public static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package casebell.source.http;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.source.Secret;
import casebell.source.wire.CaseHook;
import casebell.source.wire.Digest;
import casebell.source.wire.Fields;
import casebell.source.wire.SignedHook;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Verifies and reads what a platform posts by the Case API: the signature is over the time of signing and the body, and one that is more than five minutes
 * off is refused. The version in the body says whether we know the case like that already, so a repeated delivery does nothing.
 */
final class HttpHook implements CaseHook {
    private static final int LARGEST = 1 << 20;
    private static final Duration OFF = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("v1=[0-9a-f]{64}");

    private final String source;
    private final Secret secret;
    private final InstantSource clock;

    HttpHook(String source, Secret secret, InstantSource clock) {
        this.source = source;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public Heard hear(Function<String, Optional<String>> header, byte[] body) {
        String seconds = header.apply("Casebell-Timestamp").orElse("");
        String told = header.apply("Casebell-Signature").orElse("");
        boolean isInTime = SECONDS.matcher(seconds).matches()
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant())
                                .abs()
                                .compareTo(OFF)
                        <= 0;
        boolean isGenuine = isInTime
                && body.length <= LARGEST
                && SIGNATURE.matcher(told).matches()
                && MessageDigest.isEqual(
                        told.getBytes(StandardCharsets.US_ASCII),
                        ("v1=" + Digest.signature(secret.reveal(), signed(seconds, body)))
                                .getBytes(StandardCharsets.US_ASCII));
        return isGenuine ? read(body) : new Heard.Forged();
    }

    private static byte[] signed(String seconds, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes((seconds + ".").getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private Heard read(byte[] body) {
        return SignedHook.json(body)
                .flatMap(this::item)
                .<Heard>map(Heard.News::new)
                .orElseGet(Heard.Other::new);
    }

    private Optional<CaseFeed.Item> item(JsonNode told) {
        String event = Fields.word(told, "event").orElse("");
        Optional<CaseRef> ref = Fields.word(told, "case")
                .filter(id -> CaseRef.isValid(source, id))
                .map(id -> new CaseRef(source, id));
        Optional<CaseFeed.Item> item = switch (event) {
            case "case.opened", "case.updated" -> ref.map(CaseFeed.Item::changed);
            case "case.closed" -> ref.map(CaseFeed.Item::closed);
            default -> Optional.empty();
        };
        return item.map(i -> Fields.whole(told, "version").map(i::at).orElse(i));
    }
}

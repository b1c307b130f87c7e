package casebell.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.source.wire.CaseHook.Heard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What every hook must hold whose deliveries are signed with {@code sha256=} in a header.
 *
 * @param header that holds the signature
 */
public record SignedDeliveries(CaseHook hook, String header, String secret) {
    /** What is heard of a body with this signature. */
    public Heard hear(String signature, String body) {
        return hear(signature, body.getBytes(StandardCharsets.UTF_8));
    }

    private Heard hear(String signature, byte[] body) {
        return hook.hear(name -> Optional.of(signature).filter(s -> name.equals(header)), body);
    }

    private Heard hearSigned(byte[] body) {
        return hear("sha256=" + Digest.signature(secret, body), body);
    }

    /** Another form of a good signature, or none, is forged. */
    public void assertOtherFormsAreForged(String good, String body) {
        assertEquals(Heard.News.class, hear(good, body).getClass(), "it is a good one");
        String hash = good.substring("sha256=".length());
        for (String bad : List.of(
                "",
                "sha256=",
                hash,
                good.toUpperCase(Locale.ROOT),
                "sha256=" + hash.toUpperCase(Locale.ROOT),
                "sha1=" + hash,
                good + "0",
                good + ",",
                " " + good)) {
            assertEquals(new Heard.Forged(), hear(bad, body), bad);
        }
        assertEquals(new Heard.Forged(), hook.hear(name -> Optional.empty(), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** It is genuine, and says nothing that is understood. */
    public void assertDoesNothing(String body) {
        assertEquals(new Heard.Other(), hearSigned(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A hundred thousand levels, and more than a megabyte. */
    public void assertWhatIsTooDeepOrTooLargeIsNotRead() {
        assertEquals(new Heard.Other(), hearSigned("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
        assertEquals(new Heard.Forged(), hearSigned(new byte[(1 << 20) + 1]));
        assertEquals(new Heard.Other(), hearSigned(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':'}));
    }
}

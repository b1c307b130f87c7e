package casebell.sandbox.cases.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a delivery, as the contract writes it. */
public final class Signature {
    private Signature() {}

    /** The value of {@code Casebell-Signature} for this body at this time. */
    public static String of(String secret, long unixSeconds, String body) {
        return "v1=" + hmac(secret, unixSeconds + "." + body);
    }

    /** HMAC-SHA256 of this text, in lower-case hexadecimal. */
    public static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}

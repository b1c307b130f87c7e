package casebell.sandbox.cases.book;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Opaque places in the list of changes. Sealed with a key that lives as long as this system, so nobody can make one up. */
final class Cursors {
    static final Duration LIFE = Duration.ofDays(7);
    private static final String PREFIX = "c1.";
    private static final int SEAL_BYTES = 12;

    private final SecretKeySpec key;

    Cursors() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    record Place(long sequence, Instant issuedAt) {
        boolean isStillValid(Instant now) {
            return !now.isAfter(issuedAt.plus(LIFE));
        }
    }

    static boolean looksLikeOne(String cursor) {
        return cursor.matches("c1\\.[A-Za-z0-9_-]{20,100}");
    }

    String issue(long sequence, Instant now) {
        byte[] place = ByteBuffer.allocate(16)
                .putLong(sequence)
                .putLong(now.getEpochSecond())
                .array();
        byte[] whole =
                ByteBuffer.allocate(16 + SEAL_BYTES).put(place).put(seal(place)).array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty when this system has not issued it. */
    Optional<Place> open(String cursor) {
        byte[] whole = decode(cursor);
        if (whole.length != 16 + SEAL_BYTES) {
            return Optional.empty();
        }
        byte[] place = Arrays.copyOf(whole, 16);
        if (!MessageDigest.isEqual(seal(place), Arrays.copyOfRange(whole, 16, whole.length))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(place);
        return Optional.of(new Place(read.getLong(), Instant.ofEpochSecond(read.getLong())));
    }

    private static byte[] decode(String cursor) {
        try {
            return Base64.getUrlDecoder()
                    .decode(cursor.substring(PREFIX.length()).getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] seal(byte[] place) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(place), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}

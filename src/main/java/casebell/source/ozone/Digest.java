package casebell.source.ozone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Hashes. */
final class Digest {
    private static final int BYTES = 5;

    private Digest() {}

    /** A number of at most thirteen digits. */
    static long number(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long number = 0;
            for (int i = 0; i < BYTES; i++) {
                number = number << 8 | (hash[i] & 0xff);
            }
            return number;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

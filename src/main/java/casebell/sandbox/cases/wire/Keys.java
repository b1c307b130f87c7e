package casebell.sandbox.cases.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The two tokens that this server knows. Their text never shows in logs. */
public record Keys(String full, String readOnly) {
    enum Right {
        ACT("good"),
        READ("read-only"),
        NONE("wrong");

        private final String word;

        Right(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Right of(String authorization) {
        if (isSame(authorization, "Bearer " + full)) {
            return Right.ACT;
        }
        return isSame(authorization, "Bearer " + readOnly) ? Right.READ : Right.NONE;
    }

    private static boolean isSame(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Keys[REDACTED]";
    }
}

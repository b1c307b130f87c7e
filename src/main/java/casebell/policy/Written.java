package casebell.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Something that many verdicts say in the same words, so that it is written as JSON once. Equal when it is written the same. */
abstract class Written {
    private final byte[] json;

    Written(byte[] json) {
        this.json = json;
    }

    /** As it stands in a verdict; nobody changes it. */
    final byte[] json() {
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Written that && getClass() == that.getClass() && Arrays.equals(json, that.json));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + new String(json, StandardCharsets.UTF_8);
    }
}

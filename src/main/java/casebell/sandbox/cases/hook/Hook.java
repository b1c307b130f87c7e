package casebell.sandbox.cases.hook;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where to tell of changes.
 *
 * @param target on loopback; the demonstration never speaks to another machine
 * @param secret shared with the receiver; never shown
 * @param pause before the second attempt; twice as long before each one after it
 */
public record Hook(URI target, String secret, Duration pause) {
    private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1|localhost|\\[::1]");

    public Hook {
        if (!"http".equals(target.getScheme())
                || target.getHost() == null
                || target.getUserInfo() != null
                || !LOOPBACK.matcher(target.getHost()).matches()) {
            throw new IllegalArgumentException(
                    "A demonstration hook must be on loopback, such as http://127.0.0.1:8080/hooks/cases, but is "
                            + target);
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("secret must not be empty");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause must not be negative, but is " + pause);
        }
    }

    @Override
    public String toString() {
        return "Hook[target=" + target + ", secret=[REDACTED], pause=" + pause + "]";
    }
}

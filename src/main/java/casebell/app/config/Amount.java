package casebell.app.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations and sizes are written. */
final class Amount {
    static final Pattern SPAN = Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(B|KiB|MiB)");

    private Amount() {}

    /** A duration such as {@code 30s}, {@code 15m}, {@code 2h}, {@code 7d} or {@code 1h30m}. */
    static Optional<Duration> span(String text) {
        Matcher parts = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.isBlank() || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4)));
    }

    /** The same, written. */
    static String spanInWords(Duration span) {
        if (span.isZero()) {
            return "0s";
        }
        return one(span.toDays(), "d")
                + one(span.toHoursPart(), "h")
                + one(span.toMinutesPart(), "m")
                + one(span.toSecondsPart(), "s");
    }

    /** A size in bytes such as {@code 512KiB} or {@code 2MiB}. */
    static Optional<Long> size(String text) {
        Matcher parts = SIZE.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "MiB" -> number << 20;
                    case "KiB" -> number << 10;
                    default -> number;
                });
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String one(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}

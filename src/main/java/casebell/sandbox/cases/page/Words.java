package casebell.sandbox.cases.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/** Values of a case in the words of people. */
final class Words {
    private Words() {}

    /** {@code displayName} is "display name". */
    static String name(String field) {
        return field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** Large numbers in groups, yes and no, times without their T; everything else as it is. */
    static String value(JsonNode value) {
        if (value.isIntegralNumber()) {
            return String.format(Locale.ROOT, "%,d", value.asLong());
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        return time(value.asText());
    }

    /** {@code 2026-04-14T09:12:00.123Z} is "2026-04-14 09:12:00 UTC". Anything else stays. */
    static String time(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z")
                ? text.substring(0, 10) + " " + text.substring(11, 19) + " UTC"
                : text;
    }

    static String duration(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        if (duration.toDays() > 0 && duration.minusDays(duration.toDays()).isZero()) {
            return duration.toDays() == 1 ? "1 day" : duration.toDays() + " days";
        }
        if (duration.toHours() > 0 && duration.minusHours(duration.toHours()).isZero()) {
            return duration.toHours() == 1 ? "1 hour" : duration.toHours() + " hours";
        }
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}

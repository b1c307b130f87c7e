package casebell.policy.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments in the form that nearly all systems send: {@code 2026-04-14T12:00:00Z}, and the same with a fraction of a second. */
final class Moments {
    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    private Moments() {}

    /** The moment, as {@link Instant#parse} reads it; {@code null} when it is written in another way, or is none. */
    static @Nullable Instant plain(char[] text, int from, int length) {
        if (length <= SECONDS_END || text[from + length - 1] != 'Z' || !hasForm(text, from)) {
            return null;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        if (year == 0 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        int most = month == 2 && isLeap(year) ? 29 : DAYS[month - 1];
        int nanos = length == SECONDS_END + 1 ? 0 : fraction(text, from + SECONDS_END, length - SECONDS_END - 1);
        if (day < 1 || day > most || nanos < 0) {
            return null;
        }
        return Instant.ofEpochSecond(((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second, nanos);
    }

    static double tenTo(int places) {
        double ten = 1;
        for (int i = 0; i < places; i++) {
            ten *= 10;
        }
        return ten;
    }

    private static boolean hasForm(char[] text, int from) {
        for (int i = 0; i < SECONDS_END; i++) {
            char expected = FORM.charAt(i);
            char found = text[from + i];
            if (expected == 'd' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return true;
    }

    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }

    /** Nanoseconds; -1 when it is no point with one to nine digits. */
    private static int fraction(char[] text, int from, int length) {
        if (text[from] != '.' || length < 2 || length > MOST_DIGITS + 1) {
            return -1;
        }
        int nanos = 0;
        for (int i = 1; i <= MOST_DIGITS; i++) {
            char digit = i < length ? text[from + i] : '0';
            if (digit < '0' || digit > '9') {
                return -1;
            }
            nanos = nanos * 10 + (digit - '0');
        }
        return nanos;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970-01-01, by the count of H. Hinnant, "chrono-compatible low-level date algorithms". */
    private static long days(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}

package casebell.policy.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments in the form that nearly all systems send: {@code 2026-04-14T12:00:00Z}, and the same with a fraction of a second. */
final class Moments {
    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Moments() {}

    /** The moment in ASCII, as {@link Instant#parse} reads it; {@code null} when it is written in another way, or is none. */
    static @Nullable Instant plain(byte[] text, int from, int length) {
        if (length <= SECONDS_END || text[from + length - 1] != 'Z' || !hasSigns(text, from)) {
            return null;
        }
        int century = two(text, from);
        int year = 100 * century + two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        if ((century | two(text, from + 2) | hour | minute | second) < 0
                || year == 0
                || month < 1
                || month > 12
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        int most = month == 2 && isLeap(year) ? 29 : DAYS[month - 1];
        int nanos = length == SECONDS_END + 1 ? 0 : fraction(text, from + SECONDS_END, length - SECONDS_END - 1);
        if (day < 1 || day > most || nanos < 0) {
            return null;
        }
        return Instant.ofEpochSecond(((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second, nanos);
    }

    private static boolean hasSigns(byte[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    /** A number of two digits; -1 when they are none. */
    private static int two(byte[] text, int from) {
        int tens = text[from] - '0';
        int ones = text[from + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }

    /** Nanoseconds; -1 when it is no point with one to nine digits. */
    private static int fraction(byte[] text, int from, int length) {
        if (text[from] != '.' || length < 2 || length > MOST_DIGITS + 1) {
            return -1;
        }
        int nanos = 0;
        for (int i = 1; i <= MOST_DIGITS; i++) {
            int digit = i < length ? text[from + i] : '0';
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

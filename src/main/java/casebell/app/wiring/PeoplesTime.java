package casebell.app.wiring;

import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much of their own time people give to a decision about many cases: what they press, what they read, and how long they wait for Casebell.
 *
 * <p>A press, or the tap that opens a spoiler, takes 1.3 s: 1.1 s to point and 0.2 s to press (the keystroke-level model of Card, Moran and Newell, 1980).
 * Texts of cases are read in full, each time, at 238 words a minute (Brysbaert, 2019, for silent reading of non-fiction). Waiting is measured.
 */
final class PeoplesTime {
    static final Duration PRESS = Duration.ofMillis(1300);
    static final int WORDS_A_MINUTE = 238;

    private static final String SPOILER = "||";
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final InstantSource clock;
    private final Map<String, Share> shares = new LinkedHashMap<>();
    private Optional<Instant> began = Optional.empty();
    private Instant ended = Instant.EPOCH;

    /**
     * @param clock the real one, whatever clock the house goes by
     */
    PeoplesTime(InstantSource clock) {
        this.clock = clock;
    }

    /** What one person gave. */
    record Share(int presses, int taps, int words, Duration waited) {
        static final Share NONE = new Share(0, 0, 0, Duration.ZERO);

        private Share plus(Share other) {
            return new Share(
                    presses + other.presses, taps + other.taps, words + other.words, waited.plus(other.waited));
        }

        /** Reading, pressing and waiting together. */
        Duration whole() {
            return PRESS.multipliedBy(presses + taps)
                    .plus(Duration.ofMinutes(1).multipliedBy(words).dividedBy(WORDS_A_MINUTE))
                    .plus(waited);
        }
    }

    /** Presses a button for somebody, waits for the answer, and takes down what it showed of cases. */
    Answer press(String name, Person who, ObjectNode message, String label) {
        Instant before = clock.instant();
        began = began.or(() -> Optional.of(before));
        Answer answer = who.press(message, label);
        String text = answer.text();
        ended = clock.instant();
        int taps = 0;
        int words = 0;
        int from = text.indexOf(SPOILER);
        while (from >= 0) {
            int to = text.indexOf(SPOILER, from + 2);
            int end = to < 0 ? text.length() : to;
            words += words(text.substring(from + 2, end));
            taps++;
            from = text.indexOf(SPOILER, Math.min(text.length(), end + 2));
        }
        Share more = new Share(1, taps, words, Duration.between(before, ended));
        shares.merge(name, more, Share::plus);
        return answer;
    }

    /** Words of a text, without the names of cases. */
    private static int words(String text) {
        return (int) WORD.matcher(text)
                .results()
                .filter(word -> !word.group().startsWith("`"))
                .count();
    }

    /** What each gave, by name. */
    Map<String, Share> shares() {
        return shares;
    }

    /** From the first press to the last answer, as if nobody read. */
    Duration fromFirstToLast() {
        return Duration.between(began.orElse(ended), ended);
    }

    /** For the one who plays the story. */
    String inWords(int cases) {
        int presses = shares.values().stream().mapToInt(Share::presses).sum();
        StringBuilder text = new StringBuilder("Two people decided ")
                .append(Flood.number(cases))
                .append(" cases with ")
                .append(presses)
                .append(" presses in ")
                .append(seconds(fromFirstToLast()))
                .append(" seconds without reading.");
        shares.forEach((name, share) -> text.append(String.format(
                Locale.ROOT,
                " %s's own time: %s seconds, for %d presses, %d spoilers, and %d words of cases read at %d a minute.",
                name,
                seconds(share.whole()),
                share.presses(),
                share.taps(),
                share.words(),
                WORDS_A_MINUTE)));
        return text.toString();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}

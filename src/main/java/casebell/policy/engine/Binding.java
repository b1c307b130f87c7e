package casebell.policy.engine;

import casebell.policy.condition.Amount;
import casebell.policy.facts.Fact;
import casebell.policy.facts.FactType;
import casebell.policy.facts.Facts;
import casebell.policy.facts.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The places of one fact, and how its value gets there. */
final class Binding {
    private static final int NONE = -1;
    /** What an absent whole number stands as; whether it is absent is told by a bit. */
    static final long ABSENT = Long.MIN_VALUE;

    private final Layout layout;
    private final Fact fact;
    private final Map<String, Integer> words = new HashMap<>();
    private final List<Score> scores = new ArrayList<>();
    private final List<Tested> tests = new ArrayList<>();
    private int given = NONE;
    private int flag = NONE;
    private int amount = NONE;
    private int size = NONE;
    private int text = NONE;

    Binding(Layout layout, Fact fact) {
        this.layout = layout;
        this.fact = fact;
    }

    private record Score(String signal, double fallback, int amount) {}

    private record Tested(String name, Predicate<Object> test, int bit) {}

    int given() {
        given = given == NONE ? layout.newBit() : given;
        return given;
    }

    int flag() {
        flag = flag == NONE ? layout.newBit() : flag;
        return flag;
    }

    int amount() {
        amount = amount == NONE ? layout.newAmount() : amount;
        return amount;
    }

    boolean isFraction() {
        return fact.type() == FactType.NUMBER;
    }

    int size() {
        size = size == NONE ? layout.newAmount() : size;
        return size;
    }

    int text() {
        text = text == NONE ? layout.newText() : text;
        return text;
    }

    /** The bit of a word of a text, of an entry of a list, or of the name of a score. */
    int word(String word) {
        return words.computeIfAbsent(word, w -> layout.newBit());
    }

    int score(String signal, double fallback) {
        for (Score score : scores) {
            if (score.signal().equals(signal) && Double.compare(score.fallback(), fallback) == 0) {
                return score.amount();
            }
        }
        scores.add(new Score(signal, fallback, layout.newAmount()));
        return scores.get(scores.size() - 1).amount();
    }

    int tested(String name, Predicate<Object> test) {
        for (Tested tested : tests) {
            if (tested.name().equals(name)) {
                return tested.bit();
            }
        }
        tests.add(new Tested(name, test, layout.newBit()));
        return tests.get(tests.size() - 1).bit();
    }

    /** Whether the value could be laid out; the words of bits must be empty before. */
    boolean bind(Facts facts, Slots slots) {
        @Nullable Object value = facts.at(fact);
        if (value == null) {
            absent(slots);
            return true;
        }
        if (given != NONE) {
            slots.set(given);
        }
        for (Tested tested : tests) {
            if (tested.test().test(value)) {
                slots.set(tested.bit());
            }
        }
        return switch (fact.type()) {
            case TEXT -> text(slots, (String) value);
            case WHOLE -> put(slots, (Long) value);
            case NUMBER -> put(slots, Double.doubleToRawLongBits((Double) value));
            case FLAG -> flag(slots, (Boolean) value);
            case TIME -> time(slots, (Instant) value);
            case SPAN -> span(slots, (Duration) value);
            case TEXTS, ITEMS -> list(slots, (List<?>) value);
            case SCORES -> scores(slots, (Scores) value);
        };
    }

    private void absent(Slots slots) {
        if (amount != NONE) {
            put(slots, isFraction() ? Double.doubleToRawLongBits(Double.NaN) : ABSENT);
        }
        if (size != NONE) {
            slots.put(layout.position(size), ABSENT);
        }
        if (text != NONE) {
            slots.text(text, "");
        }
    }

    private boolean put(Slots slots, long value) {
        if (amount != NONE) {
            slots.put(layout.position(amount), value);
        }
        return true;
    }

    private boolean flag(Slots slots, boolean value) {
        if (flag != NONE && value) {
            slots.set(flag);
        }
        return true;
    }

    private boolean text(Slots slots, String value) {
        word(slots, value);
        if (size != NONE) {
            slots.put(layout.position(size), value.codePointCount(0, value.length()));
        }
        if (text != NONE) {
            slots.text(text, value);
        }
        return true;
    }

    private void word(Slots slots, Object word) {
        @Nullable Integer bit = words.isEmpty() ? null : words.get(word);
        if (bit != null) {
            slots.set(bit);
        }
    }

    private boolean time(Slots slots, Instant value) {
        if (value.isBefore(Amount.EARLIEST) || value.isAfter(Amount.LATEST)) {
            return amount == NONE;
        }
        return put(slots, value.getEpochSecond() * 1_000_000_000L + value.getNano());
    }

    private boolean span(Slots slots, Duration value) {
        return value.abs().compareTo(Amount.LONGEST) > 0 ? amount == NONE : put(slots, value.toNanos());
    }

    private boolean list(Slots slots, List<?> value) {
        if (size != NONE) {
            slots.put(layout.position(size), value.size());
        }
        if (!words.isEmpty()) {
            for (Object entry : value) {
                word(slots, entry);
            }
        }
        return true;
    }

    private boolean scores(Slots slots, Scores value) {
        if (size != NONE) {
            slots.put(layout.position(size), value.size());
        }
        for (Score score : scores) {
            double found = value.of(score.signal(), score.fallback());
            slots.put(layout.position(score.amount()), Double.doubleToRawLongBits(found));
        }
        words.forEach((signal, bit) -> {
            if (value.containsKey(signal)) {
                slots.set(bit);
            }
        });
        return true;
    }
}

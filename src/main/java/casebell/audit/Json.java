package casebell.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON value with exactly one written form.
 *
 * <p>Objects are written with their keys in order of UTF-16 code units, without white space, with the shortest escapes (RFC 8785).
 * Numbers are whole and fit a {@code long}; fractions are refused when read. Two departures from RFC 8785, both because a record must never
 * refuse what happened: whole numbers beyond 2^53 are written to the last digit, and a lone surrogate, which has no form in UTF-8, is
 * written as its escape.
 */
public sealed interface Json {

    /**
     * The one written form of this value.
     *
     * @throws IllegalArgumentException when it is nested more than 32 levels deep
     */
    default String canonical() {
        return CanonicalWriter.write(this);
    }

    /**
     * Reads one value.
     *
     * @throws JsonException with the place, when the text is not JSON within the limits (1 MiB, depth 32) or holds a fraction
     */
    static Json read(String text) {
        return new JsonReader(text).readWhole();
    }

    /** An object; the order of insertion does not matter to its written form. */
    record Obj(Map<String, Json> fields) implements Json {
        public Obj {
            fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
        }

        /** The text under this name, if there is one and it is a string. */
        public Optional<String> text(String name) {
            return fields.get(name) instanceof Str s ? Optional.of(s.value()) : Optional.empty();
        }

        /** The whole number under this name, if there is one. */
        public Optional<Long> number(String name) {
            return fields.get(name) instanceof Num n ? Optional.of(n.value()) : Optional.empty();
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record Str(String value) implements Json {
        public Str {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A whole number. */
    record Num(long value) implements Json {}

    /** True or false. */
    record Bool(boolean value) implements Json {}

    /** Nothing. */
    record Nil() implements Json {}

    /** A string value. */
    static Json of(String value) {
        return new Str(value);
    }

    /** A whole number. */
    static Json of(long value) {
        return new Num(value);
    }

    /** A truth value. */
    static Json of(boolean value) {
        return new Bool(value);
    }

    /** An array of strings. */
    static Json ofTexts(Iterable<String> values) {
        List<Json> items = new ArrayList<>();
        values.forEach(v -> items.add(of(v)));
        return new Arr(items);
    }

    /** An empty object to begin with. */
    static Builder object() {
        return new Builder();
    }

    /** Gathers the fields of an object. */
    final class Builder {
        private final Map<String, Json> fields = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a value; a name given twice is a mistake of the caller. */
        public Builder with(String name, Json value) {
            if (fields.put(name, value) != null) {
                throw new IllegalArgumentException("The field '" + name + "' was given twice");
            }
            return this;
        }

        /** Adds a string. */
        public Builder with(String name, String value) {
            return with(name, Json.of(value));
        }

        /** Adds a whole number. */
        public Builder with(String name, long value) {
            return with(name, Json.of(value));
        }

        /** Adds a string when there is one. */
        public Builder with(String name, Optional<String> value) {
            value.ifPresent(v -> with(name, v));
            return this;
        }

        /** The object. */
        public Obj build() {
            return new Obj(fields);
        }
    }
}

package casebell.app.config;

import java.util.List;

/** A piece of the file that knows its place. */
sealed interface Node {
    Place place();

    /** What it is, for a sentence: {@code a list}. */
    String word();

    /**
     * One value.
     *
     * @param value as written, without quotes
     */
    record Text(Place place, String value) implements Node {
        @Override
        public String word() {
            return Shown.quoted(value);
        }
    }

    /** A key without a value. */
    record Nothing(Place place) implements Node {
        @Override
        public String word() {
            return "nothing";
        }
    }

    /** A list. */
    record Listing(Place place, List<Node> items) implements Node {
        public Listing {
            items = List.copyOf(items);
        }

        @Override
        public String word() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** A group of keys, each given once. */
    record Mapping(Place place, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String word() {
            return "a group of keys";
        }
    }

    /** A key with its value. */
    record Entry(Place place, String key, Node value) {}
}

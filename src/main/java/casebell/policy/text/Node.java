package casebell.policy.text;

import java.util.List;
import java.util.Optional;

/** A piece of a file that knows its place. */
public sealed interface Node {
    /** Where it begins. */
    Place place();

    /** What it is, for a sentence: {@code a list}. */
    String word();

    /** How many characters the values in it have together. */
    long length();

    /**
     * One value.
     *
     * @param value as written, without quotes; never empty
     */
    record Text(Place place, String value) implements Node {
        @Override
        public String word() {
            return Shown.quoted(value);
        }

        @Override
        public long length() {
            return value.length();
        }
    }

    /** A key without a value. */
    record Nothing(Place place) implements Node {
        @Override
        public String word() {
            return "nothing";
        }

        @Override
        public long length() {
            return 0;
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

        @Override
        public long length() {
            return items.stream().mapToLong(Node::length).sum();
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

        @Override
        public long length() {
            return entries.stream().mapToLong(e -> e.value().length()).sum();
        }

        /** The entry of this key. */
        public Optional<Entry> find(String key) {
            return entries.stream().filter(e -> e.key().equals(key)).findFirst();
        }
    }

    /**
     * A key with its value.
     *
     * @param place where the key begins
     */
    record Entry(Place place, String key, Node value) {}
}

package casebell.policy.text;

import java.util.List;
import java.util.Optional;

/** A piece of a file that knows its place. */
public sealed interface Node {
    /** Where it begins. */
    Place place();

    /** What it is, for a sentence: {@code a list}. */
    String word();

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

package casebell.policy.facts;

import java.util.List;

/**
 * One declared fact: a row of {@link FactTable}.
 *
 * @param number its place in the table, from 0
 * @param name as conditions write it: {@code target.office}; fields of list items are {@code reports[].by}
 * @param type its type
 * @param presence whether it can be absent
 * @param shown how an explanation shows its value
 * @param values the values it can have, when they are a fixed set; otherwise empty
 * @param doc what it says, one sentence
 */
public record Fact(
        int number, String name, FactType type, Presence presence, Shown shown, List<String> values, String doc) {

    /** Whether a fact can be absent. */
    public enum Presence {
        /** Every case has it. */
        ALWAYS,
        /** May be absent, which is not zero and not the empty text: test with {@code has(...)} first. */
        MAY_BE_ABSENT,
        /** A collection of what is known: there in every case, empty when nothing is known. */
        EMPTY_WHEN_UNKNOWN
    }

    /** How an explanation shows a value. */
    public enum Shown {
        /** As it is: a number, a time, yes or no, or one of the words that the table declares. */
        VALUE,
        /** Only that it is there, or its size: it holds words or names of people. */
        SIZE
    }

    public Fact {
        values = List.copyOf(values);
        if (!name.matches("[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)*(\\[]\\.[a-z][A-Za-z]*)?")) {
            throw new IllegalArgumentException(
                    "A fact is named like target.office or reports[].by, found '" + name + "'");
        }
        if (!values.isEmpty() && type != FactType.TEXT) {
            throw new IllegalArgumentException("Only a text has a fixed set of values: '" + name + "'");
        }
    }

    /** The part before the first dot or bracket: {@code target} of {@code target.office}. */
    public String root() {
        return isOfItem() ? list() : name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    /** The part after the last dot: {@code office} of {@code target.office}. */
    public String field() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether this is a field of the items of a list. */
    public boolean isOfItem() {
        return name.contains("[]");
    }

    /** The list whose items have this field. */
    public String list() {
        if (!isOfItem()) {
            throw new IllegalStateException(name + " is not a field of a list's items");
        }
        return name.substring(0, name.indexOf("[]"));
    }
}

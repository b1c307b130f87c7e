package casebell.policy.facts;

/** The types a fact can have, each with its name in CEL. */
public enum FactType {
    /** Text. */
    TEXT("string"),
    /** A whole number, 64 bits. */
    WHOLE("int"),
    /** A number with a fraction, 64 bits, never NaN. */
    NUMBER("double"),
    /** Yes or no. */
    FLAG("bool"),
    /** A moment. */
    TIME("timestamp"),
    /** A length of time. */
    SPAN("duration"),
    /** A list of texts. */
    TEXTS("list(string)"),
    /** Scores from 0 to 1 by name. */
    SCORES("map(string, double)"),
    /** A list of small records, whose fields are facts named {@code list[].field}. */
    ITEMS("list(item)");

    private final String cel;

    FactType(String cel) {
        this.cel = cel;
    }

    /** The name of the type in CEL, as a policy owner reads it. */
    public String cel() {
        return cel;
    }
}

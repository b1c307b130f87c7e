package casebell.audit;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that happened, before it has its place in the chain.
 *
 * @param type what happened, in dotted lower case ({@code case.sighted}, {@code action.done})
 * @param subject what it happened to, a case as {@code source/id} or another stable name
 * @param actor who did it: {@code staff:<id>} or {@code casebell}; never a name or an address
 * @param details what else a reader needs; no personal data, no secrets
 */
public record Entry(String type, String subject, String actor, Json.Obj details) {
    /** The actor of everything that nobody pressed. */
    public static final String HOUSE = "casebell";

    private static final Pattern TYPE = Pattern.compile("[a-z]+([.-][a-z]+)*");
    private static final String STAFF = "staff:";
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_NAME = 1000;

    public Entry {
        if (type.length() > LONGEST_TYPE || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "The type of an entry is dotted lower case of at most " + LONGEST_TYPE + " characters");
        }
        if (!isName(subject) || !isName(actor)) {
            throw new IllegalArgumentException(
                    "An entry needs a subject and an actor, each a text of at most " + LONGEST_NAME + " characters");
        }
        Objects.requireNonNull(details, "details");
    }

    /** Whether the text can stand in every store and every file: a lone surrogate could not. */
    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && isWhole(text);
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** An entry of the house itself. */
    public static Entry ofHouse(String type, String subject, Json.Builder details) {
        return new Entry(type, subject, HOUSE, details.build());
    }

    /** An entry of a member of staff. */
    public static Entry ofStaff(String type, String subject, String staffId, Json.Builder details) {
        return new Entry(type, subject, STAFF + staffId, details.build());
    }

    /** The chat's id of the member of staff who did it; empty when the house did. */
    public Optional<String> staffId() {
        return actor.startsWith(STAFF) ? Optional.of(actor.substring(STAFF.length())) : Optional.empty();
    }
}

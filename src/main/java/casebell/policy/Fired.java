package casebell.policy;

import java.util.List;
import java.util.Optional;

/** A rule that fired, as a {@link Verdict} tells it: the same object in every verdict of its policy, so that it is written as JSON once. */
public final class Fired {
    private final String id;
    private final String title;
    private final String category;
    private final String severity;
    private final boolean isViolation;
    private final Optional<String> source;
    private final byte[] json;

    /**
     * @param id as the bundle names it
     * @param title why, one line for people
     * @param category what it is about
     * @param severity {@code none low medium high critical}
     * @param isViolation whether something forbidden was found; otherwise the rule says what follows from something that is not
     * @param source where the practice is published
     */
    public Fired(
            String id, String title, String category, String severity, boolean isViolation, Optional<String> source) {
        this.id = id;
        this.title = title;
        this.category = category;
        this.severity = severity;
        this.isViolation = isViolation;
        this.source = source;
        json = VerdictJson.of(this);
    }

    /** As the bundle names it. */
    public String id() {
        return id;
    }

    /** Why, one line for people. */
    public String title() {
        return title;
    }

    /** What it is about. */
    public String category() {
        return category;
    }

    /** {@code none low medium high critical}. */
    public String severity() {
        return severity;
    }

    /** Whether something forbidden was found. */
    public boolean isViolation() {
        return isViolation;
    }

    /** Where the practice is published. */
    public Optional<String> source() {
        return source;
    }

    /** As it stands in a verdict; nobody changes it. */
    byte[] json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Fired that && values().equals(that.values()));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Fired" + values();
    }

    private List<Object> values() {
        return List.of(id, title, category, severity, isViolation, source);
    }
}

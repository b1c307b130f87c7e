package casebell.review.people;

import casebell.cases.Revised;
import java.util.Optional;

/**
 * What a member of staff said about themself.
 *
 * @param id the chat's id of the person
 * @param quiet when the person wants to be left alone
 */
public record Person(String id, Optional<QuietHours> quiet, long revision) implements Revised {
    static Person of(String id) {
        return new Person(id, Optional.empty(), 0);
    }

    Person resting(Optional<QuietHours> hours) {
        return new Person(id, hours, revision + 1);
    }
}

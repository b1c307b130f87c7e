package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Errand;
import casebell.cases.Order;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a team is told once, in its channel, without pinging anybody.
 *
 * @param ref the case it is about; empty for what concerns the whole house
 * @param key tells two notices about the same case apart, at most 80 characters
 * @param text in words of the house, without text from a case
 * @param isUrgent whether it belongs where cards of high severity stand; what concerns the whole house goes to leadership then
 */
public record TeamNotice(Optional<CaseRef> ref, String key, String text, boolean isUrgent) {
    private static final String HOUSE = "house";

    /** About a case. */
    static TeamNotice of(CaseRef ref, String key, String text) {
        return new TeamNotice(Optional.of(ref), key, text, false);
    }

    /** For the leads. */
    static TeamNotice ofHouse(String key, String text) {
        return new TeamNotice(Optional.empty(), key, text, true);
    }

    TeamNotice urgent(boolean whether) {
        return new TeamNotice(ref, key, text, whether);
    }

    /** The order to tell it. */
    public Order order(Instant due) {
        return Order.of(Errand.TELL_TEAM, ref.map(CaseRef::toString).orElse(HOUSE), key, due)
                .noting(Map.of("text", text, "urgent", Boolean.toString(isUrgent)));
    }

    static TeamNotice ofOrder(Order order) {
        return new TeamNotice(
                CaseRef.read(order.subject()),
                order.stamp(),
                order.note().getOrDefault("text", ""),
                Boolean.parseBoolean(order.note().getOrDefault("urgent", "false")));
    }
}

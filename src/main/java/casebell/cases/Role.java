package casebell.cases;

import java.util.Locale;

/** What a member of staff is trusted with; the chat's own role ids are mapped to these by configuration. */
public enum Role {
    /** Pastes links, decides, claims and hands over. */
    REVIEWER,
    /** Gives second approvals and sees totals. */
    LEAD,
    /** Is paged, acknowledges, decides exceptions. */
    LEADERSHIP,
    /** Speaks with the offices of targeted people. */
    LIAISON,
    /** Changes the policy. */
    POLICY_OWNER,
    /** Runs the house. */
    OPERATOR;

    /** As staff and the policy write it: {@code policy-owner}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

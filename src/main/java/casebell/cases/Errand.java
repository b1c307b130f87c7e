package casebell.cases;

/** What can be ordered for later. Each errand has exactly one handler in a running house. */
public enum Errand {
    /** Read a case from its system. Subject: the case. */
    LOOK_UP,
    /** Ask the policy about a case. Subject: the case. */
    JUDGE,
    /** Bring the card of a case up to date, or post it. Subject: the case. */
    SHOW_CARD,
    /** Do what was decided, in the case system. Subject: the case; stamp: the decision. */
    ACT,
    /** Raise an alarm. Subject: the case; note: the {@link Alarm}. */
    RAISE,
    /** Page the next step of an escalation. Subject: the case; stamp: round and step. */
    PAGE,
    /** Bring the notices of an escalation up to date. Subject: the case. */
    SHOW_PAGE,
    /** Tell a team something in its channel. Subject: the case, or {@code house}; note: the text. */
    TELL_TEAM,
    /** Look whether something of a case is over: a snooze, an approval, the time to decide. Subject: the case; stamp: which. */
    REMIND_TEAM,
    /** Tell policy owners that the policy changed. Subject: the policy; stamp: the number of the change. */
    TELL_POLICY,
    /** Post a digest. Subject: the digest's name; stamp: the instant it is due. */
    SEND_DIGEST,
    /** Remind of a promise to a targeted person. Subject: the promise. */
    REMIND
}

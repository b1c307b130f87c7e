package casebell.cases;

/** What can be ordered for later. Each errand has exactly one handler in a running house. */
public enum Errand {
    /** Read a case from its system. Subject: the case. */
    LOOK_UP,
    /** Read on in a case system that is followed. Subject: the source; stamp: the chain of readings. */
    FOLLOW,
    /** Ask the policy about a case. Subject: the case. */
    JUDGE,
    /** Bring the card of a case up to date, or post it. Subject: the case. */
    SHOW_CARD,
    /** Do what was decided, in the case system. Subject: the case; stamp: the decision. */
    ACT,
    /** Tell the case system the outcome of an appeal. Subject: the case; stamp: the number of the appeal. */
    TELL_APPEAL,
    /** Bring the card of an incident up to date, or post it. Subject: the incident. */
    SHOW_INCIDENT,
    /** Carry on with a decision about many cases of an incident. Subject: the incident; stamp: the batch. */
    CARRY_OUT_BATCH,
    /** Raise an alarm. Subject: the case; note: the {@link Alarm}. */
    RAISE,
    /** Say how many new cases got no card of their own. Subject: the source and the place. */
    SHOW_NEWS,
    /** Page the next step of an escalation. Subject: the case; stamp: round and step. */
    PAGE,
    /** Bring the notices of an escalation up to date. Subject: the case. */
    SHOW_PAGE,
    /** Tell a team something in its channel. Subject: the case, or {@code house}; note: the text. */
    TELL_TEAM,
    /** Look whether something of a case is over: a snooze, an approval, the time to decide. Subject: the case; stamp: which. */
    REMIND_TEAM,
    /** Tell policy owners that the policy changed. Subject: the policy; stamp begins with the number of the change. */
    TELL_POLICY,
    /** Judge the open cases by the policy that came into force, some at a time. Subject: the policy; stamp: the number of the change. */
    JUDGE_ANEW,
    /** Post a digest. Subject: the digest's name; stamp: the instant it is due. */
    SEND_DIGEST,
    /** Remind of a promise to a targeted person. Subject: the person; stamp: the promise, and whether it is told for the first time. */
    REMIND,
    /** See that somebody speaks with a targeted person or their office. Subject: the person, as {@code source/account}; note: the {@link Outreach}. */
    REACH_OUT
}

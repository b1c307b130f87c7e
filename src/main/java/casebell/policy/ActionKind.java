package casebell.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * What a bundle says about an action, whichever rule suggests it.
 *
 * @param name in the vocabulary of the Case API
 * @param title a few words for people
 * @param isReversible whether it can be taken back in the case system
 * @param approvals how many different people must approve it, whatever the rule asks for
 * @param lasts how long it lasts when a rule says nothing
 */
record ActionKind(String name, String title, boolean isReversible, int approvals, Optional<Duration> lasts) {
    /** An action about which the bundle says nothing. */
    static ActionKind plain(String name) {
        return new ActionKind(name, name, true, 1, Optional.empty());
    }
}

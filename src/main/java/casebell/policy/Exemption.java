package casebell.policy;

import casebell.policy.condition.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An exception that a bundle knows: a post that breaks a rule may stay up, under a notice, when the public should see it.
 *
 * @param id as the record names it
 * @param title a few words for people
 * @param speaker whose posts it can cover
 * @param ban what it never or hardly ever covers
 * @param factors what speaks for and against it
 * @param terms what comes with it
 */
record Exemption(String id, String title, Speaker speaker, Ban ban, List<Factor> factors, Terms terms) {
    Exemption {
        factors = List.copyOf(factors);
    }

    /**
     * Whose posts it can cover.
     *
     * @param gate what must be so before anything is asked, such as the kind of case; empty for every case
     * @param criteria all must be met; at least one
     * @param likened who might be thought to have it and is told that they do not; empty for nobody
     */
    record Speaker(Optional<Condition> gate, List<Named> criteria, Optional<Condition> likened) {
        Speaker {
            criteria = List.copyOf(criteria);
        }
    }

    /** A condition with a few words for people. */
    record Named(String title, Condition when) {}

    /** Something that speaks for or against. */
    record Factor(Named what, boolean speaksFor) {}

    /**
     * What it never or hardly ever covers.
     *
     * @param never categories of violations for which it is impossible, whoever speaks
     * @param unlikely categories for which it is unlikely
     */
    record Ban(Set<String> never, Set<String> unlikely) {
        Ban {
            never = Set.copyOf(never);
            unlikely = Set.copyOf(unlikely);
        }
    }

    /**
     * What comes with it.
     *
     * @param decidedBy roles of which an approver must hold one
     * @param notice the text that readers see before the post
     * @param limits actions that come with the notice
     * @param reviewAfter when the decision is looked at again
     */
    record Terms(
            List<String> decidedBy,
            Optional<Notice> notice,
            List<Planned.Fixed> limits,
            Optional<Duration> reviewAfter) {
        Terms {
            decidedBy = List.copyOf(decidedBy);
            limits = List.copyOf(limits);
        }
    }
}

package casebell.review;

import casebell.cases.CaseRef;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The terms on which a press counts.
 *
 * @param undoWindow how long a decision can be taken back before it is carried out
 * @param approvalExpires how long an approval waits for the others
 * @param policyInForce the revision of the policy at this moment; what was suggested under another one is judged anew
 * @param hindrance why the case system cannot do something, one sentence without its full stop; empty when it can, or nobody knows
 * @param tied why nothing new is begun about a case at the moment; empty when something would be
 */
public record PressTerms(
        Duration undoWindow,
        Duration approvalExpires,
        Supplier<String> policyInForce,
        BiFunction<CaseRef, ActionPlan, Optional<String>> hindrance,
        Function<CaseRef, Optional<HandsDesk.Tied>> tied) {
    /** For case systems that can do everything, and hands that are free. */
    public PressTerms(Duration undoWindow, Duration approvalExpires, Supplier<String> policyInForce) {
        this(undoWindow, approvalExpires, policyInForce, (ref, plan) -> Optional.empty(), ref -> Optional.empty());
    }
}

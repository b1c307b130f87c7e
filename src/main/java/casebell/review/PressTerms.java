package casebell.review;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The terms on which a press counts.
 *
 * @param undoWindow how long a decision can be taken back before it is carried out
 * @param approvalExpires how long an approval waits for the others
 * @param policyInForce the revision of the policy at this moment; what was suggested under another one is judged anew
 */
public record PressTerms(Duration undoWindow, Duration approvalExpires, Supplier<String> policyInForce) {}

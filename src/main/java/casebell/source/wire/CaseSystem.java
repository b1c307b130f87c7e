package casebell.source.wire;

import casebell.intake.CaseSource;
import casebell.review.ActionOutlet;

/** The two doors of one case system, which share its connection: limits and troubles are those of both. */
public record CaseSystem(CaseSource source, ActionOutlet outlet) {}

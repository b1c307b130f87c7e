package casebell.source.wire;

import casebell.intake.CaseFeed;
import casebell.intake.CaseLine;
import casebell.intake.CaseSource;
import casebell.review.ActionOutlet;
import java.util.List;

/**
 * The doors of one case system, which share its connections: limits and troubles are those of all of them.
 *
 * @param lines the connections, for whoever wants to know how they are
 */
public record CaseSystem(CaseSource source, ActionOutlet outlet, CaseFeed feed, List<CaseLine> lines) {
    public CaseSystem {
        lines = List.copyOf(lines);
    }
}

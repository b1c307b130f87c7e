package casebell.source.wire;

import java.time.InstantSource;

/** A case system that is configured and not opened yet. */
public record CaseSite(SystemKind kind, WireSettings settings) {
    /** Makes its doors; calls nobody yet. */
    public CaseSystem open(InstantSource clock) {
        return kind.opener().open(settings, clock);
    }
}

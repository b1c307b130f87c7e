package casebell.digest;

import java.time.Instant;

/** Counts. */
public interface FigureSource {
    /** The figures of a span of at most 31 days. */
    Figures figures(Instant from, Instant to);
}

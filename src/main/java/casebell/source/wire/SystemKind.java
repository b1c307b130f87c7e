package casebell.source.wire;

import java.time.InstantSource;
import java.util.Optional;

/**
 * What a kind of case system tells of itself.
 *
 * @param word as the configuration names it
 * @param title what it is, after the word in a list
 * @param linkPath the path of its links to a case, with {@code {id}}; empty when every installation has its own
 * @param needsToken whether nothing at all can be done without a token
 * @param hook reads what it delivers by itself; empty when it delivers nothing that is understood
 * @param opener makes its doors
 */
public record SystemKind(
        String word,
        String title,
        Optional<String> linkPath,
        boolean needsToken,
        Optional<CaseHook.Maker> hook,
        Opener opener) {
    /** Makes the doors of a system; calls nobody yet. */
    @FunctionalInterface
    public interface Opener {
        /** The doors. */
        CaseSystem open(WireSettings settings, InstantSource clock);
    }
}

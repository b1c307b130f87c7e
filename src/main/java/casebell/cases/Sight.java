package casebell.cases;

import java.util.Set;

/**
 * What of all cases a person sees, for lists: a case is hidden when its source is closed, when its source is nobody's and it was first seen in a closed
 * channel, or when it is confidential and the person is not one of the few.
 *
 * @param closedSources sources whose cases are other teams'
 * @param ownSources sources whose cases are this person's teams', wherever they were first seen
 * @param closedChannels channels of other teams
 * @param isConfidant whether confidential cases are seen
 */
public record Sight(
        Set<String> closedSources, Set<String> ownSources, Set<String> closedChannels, boolean isConfidant) {
    /** Everything. */
    public static final Sight EVERYTHING = new Sight(Set.of(), Set.of(), Set.of(), true);

    public Sight {
        closedSources = Set.copyOf(closedSources);
        ownSources = Set.copyOf(ownSources);
        closedChannels = Set.copyOf(closedChannels);
    }
}

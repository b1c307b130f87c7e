package casebell.policy.terms;

/** How often each list is hit. */
final class Hits {
    private final int[] counts;

    Hits(int lists) {
        counts = new int[lists];
    }

    void add(int[] lists) {
        for (int list : lists) {
            counts[list]++;
        }
    }

    void add(int list) {
        counts[list]++;
    }

    int of(int list) {
        return counts[list];
    }
}

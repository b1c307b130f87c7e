package casebell.bench.policy;

/** Decides which rules hold for prepared cases. */
abstract class Contender {
    private final String name;

    Contender(String name) {
        this.name = name;
    }

    final String name() {
        return name;
    }

    /** Sets the bits of the rules that hold, by their number in the set. */
    abstract void decide(int post, long[] bits);

    /** Decides a range of cases; a loop of its own, so that no other contender's code is mixed in. Returns something of all results. */
    abstract long run(int from, int to);

    static long sum(long[] bits) {
        long sum = 0;
        for (long word : bits) {
            sum = 31 * sum + word;
        }
        return sum;
    }
}

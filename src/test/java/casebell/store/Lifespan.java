package casebell.store;

/** How many steps there are until a kill, which nobody catches on the way. At first there is none. */
final class Lifespan {
    private int left = Integer.MAX_VALUE;

    /** Stands for a kill. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** So many steps are made, and the next one is the last. */
    void endsAfter(int steps) {
        left = steps;
    }

    /** No kill comes. */
    void goesOn() {
        left = Integer.MAX_VALUE;
    }

    void step() {
        if (--left < 0) {
            throw new Killed();
        }
    }
}

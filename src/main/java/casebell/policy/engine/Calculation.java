package casebell.policy.engine;

/** What generated code calls for whole numbers. Total: where there is no result, some number is given and the question whether it fits says no. */
final class Calculation {
    private Calculation() {}

    static boolean sumFits(long left, long right) {
        long sum = left + right;
        return ((left ^ sum) & (right ^ sum)) >= 0;
    }

    static boolean differenceFits(long left, long right) {
        return ((left ^ right) & (left ^ (left - right))) >= 0;
    }

    static boolean productFits(long left, long right) {
        return Math.multiplyHigh(left, right) == (left * right) >> 63;
    }

    static boolean quotientFits(long left, long right) {
        return right != 0 && !(left == Long.MIN_VALUE && right == -1);
    }

    static long quotient(long left, long right) {
        return right == 0 ? 0 : left / right;
    }
}

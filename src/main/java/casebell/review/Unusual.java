package casebell.review;

import java.util.Arrays;

/**
 * How unusual a count is against counts of the same length before it. The baseline is a negative binomial distribution, whose mean and dispersion are
 * estimated from the past by moments; hours that stood out themselves, one in forty at most, are left out and the rest is estimated again, so that one flood does not make the
 * next one look usual. A count is the more unusual the less probable so many or more of them are.
 *
 * <p>After P. Farrington, N. Andrews, A. Beale, M. Catchpole, "A statistical algorithm for the early detection of outbreaks of infectious disease",
 * J. R. Stat. Soc. A 159 (1996) 547-563, with the negative binomial threshold and the residual of 2.58 of A. Noufaily et al., "An improved algorithm
 * for outbreak detection in multiple surveillance systems", Statistics in Medicine 32 (2013) 1206-1222. Left away: trend and season, which a fortnight of
 * hours does not tell. Rejected: a fixed number an hour, which is right for one person and wrong for all others; the Poisson distribution, because
 * threats come in bursts and it would call every burst unusual; Kleinberg's bursts, which look back over a finished stream.
 *
 * @param threats how many there were in the last hour
 * @param usual how many are usual in an hour: the mean of the baseline
 * @param rarity the negative decimal logarithm of the probability of so many or more: 4 is one hour in ten thousand; at most 99
 */
public record Unusual(long threats, double usual, double rarity) {
    private static final double MOST_RARE = 99;
    /** What counts as standing out, in standard deviations of the baseline. */
    private static final double STANDS_OUT = 2.58;
    /** Hours that stood out are left out only when they are so few: one in so many. What comes more often is usual. */
    private static final int RARELY = 40;
    /** Half an event is added to the past, so that nothing seen is not taken for impossible. */
    private static final double AT_LEAST = 0.5;
    /** Beyond this a count of integers is compared by a chain of at most so many factors. */
    private static final int MOST_STEPS = 100_000;

    /**
     * Compares.
     *
     * @param threats how many now
     * @param past how many in each earlier hour, at least one
     */
    static Unusual of(long threats, int[] past) {
        double[] all = Arrays.stream(past).asDoubleStream().toArray();
        Baseline first = Baseline.of(all);
        double[] plain = Arrays.stream(all)
                .filter(x -> (x - first.mean) / Math.sqrt(first.mean * first.dispersion) <= STANDS_OUT)
                .toArray();
        boolean isRare = all.length - plain.length <= all.length / RARELY;
        Baseline baseline = isRare && plain.length > 0 ? Baseline.of(plain) : first;
        return new Unusual(threats, baseline.mean, baseline.rarity(threats));
    }

    private record Baseline(double mean, double dispersion) {
        static Baseline of(double[] counts) {
            double sum = Arrays.stream(counts).sum();
            double mean = (sum + AT_LEAST) / counts.length;
            double squares =
                    Arrays.stream(counts).map(x -> (x - mean) * (x - mean)).sum();
            double variance = counts.length < 2 ? mean : squares / (counts.length - 1);
            return new Baseline(mean, Math.max(1, variance / mean));
        }

        double rarity(long threats) {
            if (threats <= 0) {
                return 0;
            }
            return Math.max(0, Math.min(MOST_RARE, -logOfTail(threats) / Math.log(10)));
        }

        /** The natural logarithm of the probability of so many or more. */
        private double logOfTail(long threats) {
            double logOfTerm = logOfOne(threats);
            if (threats <= mean) {
                // the tail is the larger part: 1 minus the terms below
                double below = 0;
                double term = Math.exp(logOfOne(0));
                for (long k = 0; k < threats && k < MOST_STEPS; k++) {
                    below += term;
                    term *= ratio(k);
                }
                return Math.log(Math.max(1e-12, 1 - below));
            }
            double sum = 0;
            double term = 1;
            for (long k = threats; term > 1e-12 * Math.max(1, sum) && k - threats < MOST_STEPS; k++) {
                sum += term;
                term *= ratio(k);
            }
            return logOfTerm + Math.log(sum);
        }

        private boolean isPoisson() {
            return dispersion < 1 + 1e-9;
        }

        /** The size of the negative binomial with this mean and dispersion. */
        private double size() {
            return mean / (dispersion - 1);
        }

        /** P(k + 1) / P(k). */
        private double ratio(long k) {
            return isPoisson() ? mean / (k + 1) : (k + size()) / (k + 1) * (dispersion - 1) / dispersion;
        }

        /** ln P(k), by the chain of ratios from ln P(0). */
        private double logOfOne(long k) {
            double log = isPoisson() ? -mean : -size() * Math.log(dispersion);
            for (long i = 0; i < k && i < MOST_STEPS; i++) {
                log += Math.log(ratio(i));
            }
            return log;
        }
    }
}

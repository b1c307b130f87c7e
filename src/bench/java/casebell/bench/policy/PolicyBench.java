package casebell.bench.policy;

import casebell.policy.Policy;
import casebell.policy.condition.Condition;
import casebell.policy.engine.Engine;
import casebell.policy.facts.Facts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kie.api.KieBase;

/**
 * {@code mvn -Dbench.policy}: the same generated rules over the same generated cases on Casebell's engine, cel-java, Drools and hand-written Java, on one
 * thread, each size of a bundle in a JVM of its own. All must agree on every case before anything is measured. {@code -Dbench.quick} only tries
 * whether it runs.
 */
public final class PolicyBench {
    private static final boolean IS_QUICK = System.getProperty("bench.quick") != null;
    private static final int HOT = IS_QUICK ? 256 : 1024;
    private static final int COLD = IS_QUICK ? 2_000 : 100_000;
    private static final long TURN = IS_QUICK ? 50_000_000L : 800_000_000L;

    private final int size;
    private final StringBuilder loading = new StringBuilder();

    private PolicyBench(int size) {
        this.size = size;
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            for (int size : IS_QUICK ? new int[] {30, 100} : new int[] {30, 100, 1000}) {
                fork(size);
            }
        } else {
            new PolicyBench(Integer.parseInt(args[0])).run();
        }
    }

    private static void fork(int size) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms1g",
                "-Xmx1g",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path")));
        if (IS_QUICK) {
            command.add("-Dbench.quick");
        }
        command.addAll(List.of(PolicyBench.class.getName(), Integer.toString(size)));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("The measurement of " + size + " rules ended with " + code);
        }
    }

    private void run() throws Exception {
        quiet();
        RuleSet set = new RuleSet(size, 20260414);
        Post.patterns = set.patterns();
        List<RuleSet.Atom> rules = set.rules();
        Post[] posts = Post.some(HOT, 7, set.vocabulary());
        Facts[] facts = Arrays.stream(posts).map(Post::facts).toArray(Facts[]::new);
        List<Condition> conditions = loaded("conditions of Casebell", () -> Casebell.conditions(rules));
        Engine engine = loaded("  and their engine", () -> Engine.of(conditions));
        Policy policy = loaded("whole bundle of Casebell", () -> Casebell.policy(rules));
        CelJava cel = loaded("cel-java, planner", () -> new CelJava(rules, posts));
        HandWritten byHand = loaded("hand-written Java", () -> new HandWritten(rules, posts));
        KieBase drools = loaded("Drools", () -> Drools.load(rules));
        List<Contender> contenders = new ArrayList<>(List.of(
                Casebell.ready(engine, posts), Casebell.bound(engine, facts), Casebell.closures(conditions, facts)));
        contenders.addAll(Casebell.verdicts(policy, facts));
        contenders.addAll(Casebell.json(policy, posts));
        contenders.add(cel);
        contenders.add(byHand);
        contenders.add(Drools.stateful(drools, posts, engine.words()));
        contenders.add(Drools.stateless(drools, posts, engine.words()));
        double fired = agree(contenders);
        System.out.printf(
                Locale.ROOT,
                "%n== %,d rules, %,d cases, Java %s; %.2f rules hold for a case; all %d contenders agree on every case%n",
                size,
                HOT,
                System.getProperty("java.version"),
                fired,
                contenders.size());
        Stopwatch hot = new Stopwatch(HOT, TURN);
        tell(hot.measure(contenders));
        Post[] many = Post.some(COLD, 8, set.vocabulary());
        Stopwatch cold = new Stopwatch(COLD, TURN);
        System.out.printf(Locale.ROOT, "-- cold: %,d cases in memory%n", COLD);
        Map<String, Stopwatch.Speed> speeds =
                cold.measure(List.of(Casebell.ready(engine, many), new HandWritten(rules, many)));
        speeds.forEach((name, speed) -> line(name, speed, ""));
        System.out.print(loading);
        System.out.println("(" + (hot.sum() ^ cold.sum()) + ")");
    }

    /** Loads twice: from nothing, and again with warm classes. */
    private <T> T loaded(String name, Callable<T> load) throws Exception {
        long before = used();
        long start = System.nanoTime();
        T first = load.call();
        double cold = (System.nanoTime() - start) / 1e6;
        long memory = used() - before;
        start = System.nanoTime();
        T again = load.call();
        double warm = (System.nanoTime() - start) / 1e6;
        loading.append(String.format(
                Locale.ROOT,
                "   load %-26s %8.0f ms, again %8.0f ms, %7.1f kB a rule%n",
                name,
                cold,
                warm,
                memory / 1e3 / size));
        return again.equals(first) ? first : again;
    }

    /** Heap and classes in use, after the rubbish is out. */
    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
        }
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().startsWith("Metaspace")) {
                used += pool.getUsage().getUsed();
            }
        }
        return used;
    }

    /** The mean number of rules that hold. */
    private double agree(List<Contender> contenders) {
        long[] expected = new long[(size + 63) >> 6];
        long[] found = new long[expected.length];
        long count = 0;
        for (int post = 0; post < HOT; post++) {
            contenders.get(0).decide(post, expected);
            count += Arrays.stream(expected).map(Long::bitCount).sum();
            for (Contender contender : contenders) {
                contender.decide(post, found);
                if (!Arrays.equals(expected, found)) {
                    throw new AssertionError(contender.name() + " decides case " + post + " in another way: "
                            + Arrays.toString(found) + ", not " + Arrays.toString(expected));
                }
            }
        }
        return (double) count / HOT;
    }

    private void tell(Map<String, Stopwatch.Speed> speeds) {
        double ours = speed(speeds, "engine, slots ready");
        speeds.forEach((name, speed) -> line(name, speed, goal(name, speed.perSecond())));
        double drools = Math.max(speed(speeds, "Drools, session reused"), speed(speeds, "Drools, stateless"));
        ratio("cel-java's planner", ours / speed(speeds, "cel-java, planner"), size < 1000 ? 300 : 600);
        ratio("Drools' faster way", ours / drools, size < 1000 ? 28 : 40);
        json(speeds, "JSON to a tree", size < 1000 ? 1.5 : 2);
        json(speeds, "JSON to tokens", Double.NaN);
        ratio("hand-written Java", ours / speed(speeds, "hand-written Java"), size < 1000 ? 2 : 5);
    }

    /** How many times as long as parsing alone. */
    private static void json(Map<String, Stopwatch.Speed> speeds, String parsing, double goal) {
        double times = speed(speeds, parsing) / speed(speeds, "JSON to verdict as JSON");
        System.out.printf(
                Locale.ROOT,
                "   JSON to verdict as JSON takes %.2f times as long as %s%s%n",
                times,
                parsing,
                Double.isNaN(goal) ? "" : "   goal " + goal + ": " + (times <= goal ? "reached" : "missed"));
    }

    private static double speed(Map<String, Stopwatch.Speed> speeds, String name) {
        Stopwatch.Speed speed = speeds.get(name);
        return speed == null ? Double.NaN : speed.perSecond();
    }

    private String goal(String name, double perSecond) {
        if (!name.equals("verdict, slots ready")) {
            return "";
        }
        double goal = size < 1000 ? 1e6 : 2e5;
        return String.format(Locale.ROOT, "   goal %,.0f: %s", goal, perSecond >= goal ? "reached" : "missed");
    }

    private void ratio(String of, double ratio, double goal) {
        System.out.printf(
                Locale.ROOT,
                "   engine / %-20s %8.1f   goal %s: %s%n",
                of,
                ratio,
                size == 100 ? "(of 30 rules) " + goal : Double.toString(goal),
                ratio >= goal ? "reached" : "missed");
    }

    private static void line(String name, Stopwatch.Speed speed, String more) {
        System.out.printf(
                Locale.ROOT,
                "   %-24s %,14.0f decisions/s %,10.1f bytes each%s%n",
                name,
                speed.perSecond(),
                speed.garbage(),
                more);
    }

    private static void quiet() {
        if (org.slf4j.LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext context) {
            context.getLogger("ROOT").setLevel(ch.qos.logback.classic.Level.ERROR);
        }
    }
}

package casebell.bench.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Generated rules, each in the spelling of every contender: nine of ten need a score, and one to four atoms in all are comparisons of counts, flags,
 * words of a list, labels, arithmetic, times, and, now and then, what a text contains or matches.
 */
final class RuleSet {
    private static final List<String> COUNTS =
            List.of("author.followers", "reach.views", "reach.shares", "history.violations");
    private static final List<String> FLAGS = List.of("author.verified", "target.verified");
    private static final List<String> WORDS = List.of("author.office", "target.standing", "author.country");

    private final Random chance;
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<String> vocabulary = new ArrayList<>();
    private final List<Atom> rules = new ArrayList<>();

    /**
     * One rule, or a part of it.
     *
     * @param cel over the facts of Casebell
     * @param flat over flat names, which is the fastest for cel-java
     * @param java over a {@link Post} named {@code p}
     */
    record Atom(String cel, String flat, String java) {
        Atom with(String cel, String java, Atom other) {
            return new Atom(
                    "(" + this.cel + " " + cel + " " + other.cel + ")",
                    "(" + flat + " " + cel + " " + other.flat + ")",
                    "(" + this.java + " " + java + " " + other.java + ")");
        }
    }

    RuleSet(int size, long seed) {
        chance = new Random(seed);
        for (int i = 0; i < 1500; i++) {
            StringBuilder word = new StringBuilder();
            for (int k = 3 + chance.nextInt(6); k > 0; k--) {
                word.append((char) ('a' + chance.nextInt(26)));
            }
            vocabulary.add(word.toString());
        }
        for (int i = 0; i < size; i++) {
            rules.add(rule());
        }
    }

    List<Atom> rules() {
        return List.copyOf(rules);
    }

    List<Pattern> patterns() {
        return List.copyOf(patterns);
    }

    List<String> vocabulary() {
        return List.copyOf(vocabulary);
    }

    private Atom rule() {
        boolean isGuarded = chance.nextInt(10) > 0;
        Atom rule = isGuarded ? score() : or(3);
        for (int more = isGuarded ? chance.nextInt(4) : 2 + chance.nextInt(2); more > 0; more--) {
            rule = rule.with("&&", "&&", or(6));
        }
        return rule;
    }

    private Atom or(int seldom) {
        return chance.nextInt(seldom) == 0 ? cheap().with("||", "||", cheap()) : atom();
    }

    private Atom score() {
        int score = chance.nextInt(Post.SCORES.size());
        String asked = " >= " + (50 + chance.nextInt(49)) / 100.0;
        String name = Post.SCORES.get(score);
        return new Atom(
                "signal(\"" + name + "\", 0.0)" + asked, Post.flat(name) + asked, "p.score(" + score + ")" + asked);
    }

    private Atom atom() {
        return switch (chance.nextInt(30)) {
            case 0 -> matches();
            case 1, 2 -> contains();
            default -> cheap();
        };
    }

    private Atom cheap() {
        List<Supplier<Atom>> forms = List.of(
                this::count,
                this::count,
                this::count,
                this::flag,
                this::in,
                this::in,
                this::label,
                this::exists,
                this::ratio,
                this::weighed,
                this::age);
        return Post.pick(forms, chance).get();
    }

    private Atom count() {
        int count = chance.nextInt(COUNTS.size());
        long most = count == 3 ? 6 : (long) Math.pow(10, 2 + chance.nextInt(5));
        String asked = (chance.nextInt(4) > 0 ? " > " : " < ") + (1 + chance.nextInt((int) most));
        String name = COUNTS.get(count);
        return new Atom(name + asked, Post.flat(name) + asked, "p.count(" + count + ")" + asked + "L");
    }

    private Atom flag() {
        int flag = chance.nextInt(FLAGS.size());
        String not = chance.nextBoolean() ? "!" : "";
        String name = FLAGS.get(flag);
        return new Atom(not + name, not + Post.flat(name), not + "p.flag(" + flag + ")");
    }

    private Atom in() {
        int word = chance.nextInt(WORDS.size());
        List<String> all = List.of(Post.OFFICES, Post.STANDINGS, Post.COUNTRIES).get(word);
        String one = Post.pick(all, chance);
        String other = Post.pick(all, chance);
        String list = " in [\"" + one + "\", \"" + other + "\"]";
        String name = WORDS.get(word);
        String value = "p.word(" + word + ")";
        return new Atom(
                name + list,
                Post.flat(name) + list,
                "(" + value + ".equals(\"" + one + "\") || " + value + ".equals(\"" + other + "\"))");
    }

    private Atom label() {
        String label = Post.pick(Post.LABELS, chance);
        String not = chance.nextInt(3) == 0 ? "!" : "";
        String cel = not + "(\"" + label + "\" in labels)";
        return new Atom(cel, cel, not + "p.labels().contains(\"" + label + "\")");
    }

    private Atom exists() {
        String beginning = Post.pick(List.of("lang:", "topic:", "h", "co"), chance);
        String cel = "labels.exists(l, l.startsWith(\"" + beginning + "\"))";
        return new Atom(cel, cel, "p.hasLabelLike(\"" + beginning + "\")");
    }

    private Atom ratio() {
        int times = 2 + chance.nextInt(40);
        return new Atom(
                "reach.shares * " + times + " > reach.views",
                "reach_shares * " + times + " > reach_views",
                "p.count(2) * " + times + "L > p.count(1)");
    }

    private Atom weighed() {
        int one = chance.nextInt(Post.SCORES.size());
        int other = (one + 1 + chance.nextInt(Post.SCORES.size() - 1)) % Post.SCORES.size();
        String asked = " >= " + (30 + chance.nextInt(60)) / 100.0;
        return new Atom(
                "signal(\"%s\", 0.0) * 0.6 + signal(\"%s\", 0.0) * 0.4"
                                .formatted(Post.SCORES.get(one), Post.SCORES.get(other))
                        + asked,
                Post.flat(Post.SCORES.get(one)) + " * 0.6 + " + Post.flat(Post.SCORES.get(other)) + " * 0.4" + asked,
                "p.score(" + one + ") * 0.6 + p.score(" + other + ") * 0.4" + asked);
    }

    private Atom age() {
        int hours = 24 * (1 + chance.nextInt(400));
        String asked = " < duration(\"" + hours + "h\")";
        return new Atom(
                "now - author.createdAt" + asked,
                "now - author_createdAt" + asked,
                Post.NOW.getEpochSecond() + "L - p.created() < " + hours * 3600L + "L");
    }

    private Atom contains() {
        String words =
                Post.pick(vocabulary, chance) + (chance.nextBoolean() ? "" : " " + Post.pick(vocabulary, chance));
        String call = ".contains(\"" + words + "\")";
        return new Atom("content.text" + call, "content_text" + call, "p.text()" + call);
    }

    private Atom matches() {
        String pattern = "(?i)" + Post.pick(vocabulary, chance) + "(s|ing)?[ ,]+" + Post.pick(vocabulary, chance) + "|"
                + Post.pick(vocabulary, chance) + "[0-9]{2,4}";
        patterns.add(Pattern.compile(pattern));
        String call = ".matches(\"" + pattern + "\")";
        return new Atom("content.text" + call, "content_text" + call, "p.finds(" + (patterns.size() - 1) + ")");
    }
}

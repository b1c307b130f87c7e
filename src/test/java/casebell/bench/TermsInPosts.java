package casebell.bench;

import casebell.policy.terms.TermListReader;
import casebell.policy.terms.TermLists;
import casebell.policy.text.Findings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many posts of 280 characters are searched for 2,000 phrases in a second, on one core, beside an alternation of {@code java.util.regex}. Both must find
 * the same posts. {@code mvn -Dbench -Dbench.main=casebell.bench.TermsInPosts}
 */
public final class TermsInPosts {
    private static final int PHRASES = 2_000;
    private static final int POSTS = 20_000;
    private static final int LENGTH = 280;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int COMPARED = 2_000;
    private static final String LETTERS =
            "eeeeeeeettttttaaaaaooooooiiiiinnnnnsssshhhhrrrrdddlllcccuuummmwwffggyyppbbvk";

    private final Random chance = new Random(20260414);
    private final PrintStream out;

    private TermsInPosts(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        new TermsInPosts(System.out).run();
    }

    private void run() {
        List<String> words = new ArrayList<>(distinct(20_000, this::word));
        List<String> phrases = new ArrayList<>(distinct(PHRASES, () -> phrase(words)));
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            posts.add(post(words, i % 10 == 0 ? phrases.get(chance.nextInt(PHRASES)) : ""));
        }
        long start = System.nanoTime();
        TermLists lists = lists(phrases);
        out.printf(Locale.ROOT, "%,d phrases compiled in %.0f ms%n", PHRASES, (System.nanoTime() - start) / 1e6);
        Pattern alternation = Pattern.compile(
                phrases.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")),
                Pattern.CASE_INSENSITIVE);
        for (String post : posts.subList(0, COMPARED)) {
            if (lists.areIn(post, "bench") != alternation.matcher(post).find()) {
                throw new IllegalStateException("The two do not agree about: " + post);
            }
        }
        for (int round = 1; round <= ROUNDS; round++) {
            double own = rate(posts, post -> lists.areIn(post, "bench"));
            double peer = rate(
                    posts.subList(0, COMPARED),
                    post -> alternation.matcher(post).find());
            out.printf(
                    Locale.ROOT,
                    "round %d   lists of terms %,10.0f posts/s   java.util.regex %,8.0f posts/s   %,.0f times%n",
                    round,
                    own,
                    peer,
                    own / peer);
        }
    }

    /** Posts in a second. There are many more than are remembered, so each is read anew. */
    private static double rate(List<String> posts, Predicate<String> isHit) {
        int hits = 0;
        int read = 0;
        long start = System.nanoTime();
        long end = start + 1_000_000_000L;
        while (System.nanoTime() < end) {
            for (String post : posts) {
                hits += isHit.test(post) ? 1 : 0;
            }
            read += posts.size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (hits == 0) {
            throw new IllegalStateException("Nothing was found");
        }
        return read / seconds;
    }

    private static TermLists lists(List<String> phrases) {
        TermListReader reader = new TermListReader();
        Findings findings = new Findings("bench", "");
        reader.read("bench", String.join("\n", phrases), findings);
        TermLists lists = reader.lists(findings);
        if (!findings.areClean()) {
            throw new IllegalStateException(findings.mistakes().toString());
        }
        return lists;
    }

    private static Set<String> distinct(int size, java.util.function.Supplier<String> made) {
        Set<String> all = new LinkedHashSet<>();
        while (all.size() < size) {
            all.add(made.get());
        }
        return all;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + chance.nextInt(7); i > 0; i--) {
            word.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private String phrase(List<String> words) {
        StringBuilder phrase = new StringBuilder();
        for (int i = 2 + chance.nextInt(3); i > 0; i--) {
            phrase.append(phrase.isEmpty() ? "" : " ").append(words.get(chance.nextInt(words.size())));
        }
        return phrase.toString();
    }

    private String post(List<String> words, String phrase) {
        StringBuilder post = new StringBuilder();
        while (post.length() < LENGTH / 2) {
            post.append(words.get(chance.nextInt(words.size()))).append(chance.nextInt(8) == 0 ? ", " : " ");
        }
        post.append(phrase).append(' ');
        while (post.length() < LENGTH) {
            post.append(words.get(chance.nextInt(words.size()))).append(' ');
        }
        return post.substring(0, LENGTH);
    }
}

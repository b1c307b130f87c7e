package casebell.bench.policy;

import casebell.policy.facts.Facts;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A case as a plain object, which hand-written Java and Drools read. Every fact that a rule reads is there. */
public final class Post {
    static final List<String> SCORES = List.of(
            "violent-threat",
            "incitement",
            "hateful-conduct",
            "dehumanization",
            "glorification",
            "harassment",
            "private-information",
            "self-harm",
            "spam",
            "platform-manipulation");
    static final List<String> OFFICES =
            List.of("none", "candidate", "legislator", "minister", "head-of-state", "party");
    static final List<String> STANDINGS = List.of("private", "public-figure", "minor", "high-risk");
    static final List<String> COUNTRIES = List.of("US", "DE", "FR", "BR", "IN", "JP", "NG", "UA");
    static final List<String> LABELS = List.of(
            "satire",
            "hyperbole",
            "counterspeech",
            "election-period",
            "lang:en",
            "lang:de",
            "topic:war",
            "condemnation");
    static final Instant NOW = Instant.parse("2026-04-14T12:00:00Z");

    /** The patterns of the rules, by number. */
    static volatile List<Pattern> patterns = List.of();

    final double[] scores;
    final long[] counts;
    final boolean[] flags;
    final String[] words;
    final String text;
    final List<String> labels;
    final long created;
    /** Where Drools tells what fired. */
    long[] fired = {};

    Post(Random chance, List<String> texts) {
        // most scores are low: one of twenty is above 0.7
        scores = chance.doubles(SCORES.size())
                .map(d -> Math.rint(Math.pow(d, 7) * 1000) / 1000)
                .toArray();
        counts = new long[] {magnitude(chance), magnitude(chance), magnitude(chance) / 20, chance.nextInt(6)};
        flags = new boolean[] {chance.nextInt(10) == 0, chance.nextInt(10) == 0};
        words = new String[] {
            chance.nextInt(4) > 0 ? "none" : pick(OFFICES, chance), pick(STANDINGS, chance), pick(COUNTRIES, chance)
        };
        text = pick(texts, chance);
        List<String> some = new ArrayList<>();
        LABELS.forEach(l -> {
            if (chance.nextInt(5) == 0) {
                some.add(l);
            }
        });
        labels = ImmutableList.copyOf(some);
        created = NOW.getEpochSecond() - (long) (Math.pow(chance.nextDouble(), 3) * 300_000_000L);
    }

    private static long magnitude(Random chance) {
        return (long) Math.pow(10, chance.nextDouble() * 7);
    }

    static <T> T pick(List<T> list, Random chance) {
        return list.get(chance.nextInt(list.size()));
    }

    static Post[] some(int count, long seed, List<String> vocabulary) {
        Random chance = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(count, 2000); i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 260) {
                text.append(pick(vocabulary, chance)).append(' ');
            }
            texts.add(text.toString());
        }
        Post[] posts = new Post[count];
        Arrays.setAll(posts, i -> new Post(chance, texts));
        return posts;
    }

    static String flat(String name) {
        return name.replace('-', '_').replace('.', '_');
    }

    Facts facts() {
        var facts = Facts.builder(NOW)
                .time("case.openedAt", NOW)
                .text("case.state", "open")
                .text("case.kind", "post")
                .whole("author.followers", counts[0])
                .whole("reach.views", counts[1])
                .whole("reach.shares", counts[2])
                .whole("history.violations", counts[3])
                .flag("author.verified", flags[0])
                .flag("target.verified", flags[1])
                .text("author.office", words[0])
                .text("target.standing", words[1])
                .text("author.country", words[2])
                .text("content.text", text)
                .time("author.createdAt", Instant.ofEpochSecond(created))
                .texts("labels", labels);
        for (int i = 0; i < scores.length; i++) {
            facts.signal(SCORES.get(i), scores[i]);
        }
        return facts.build();
    }

    /** As another system would send it. */
    String json() {
        StringBuilder json =
                new StringBuilder("{\"case\":{\"openedAt\":\"" + NOW + "\",\"state\":\"open\",\"kind\":\"post\"}");
        json.append(",\"author\":{\"followers\":")
                .append(counts[0])
                .append(",\"verified\":")
                .append(flags[0]);
        json.append(",\"office\":\"")
                .append(words[0])
                .append("\",\"country\":\"")
                .append(words[2]);
        json.append("\",\"createdAt\":\"")
                .append(Instant.ofEpochSecond(created))
                .append("\"}");
        json.append(",\"target\":{\"verified\":")
                .append(flags[1])
                .append(",\"standing\":\"")
                .append(words[1])
                .append("\"}");
        json.append(",\"reach\":{\"views\":")
                .append(counts[1])
                .append(",\"shares\":")
                .append(counts[2])
                .append("}");
        json.append(",\"history\":{\"violations\":").append(counts[3]).append("}");
        json.append(",\"content\":{\"text\":\"").append(text).append("\"},\"labels\":[");
        json.append(labels.stream().map(l -> '"' + l + '"').collect(Collectors.joining(",")));
        json.append("],\"signals\":{");
        for (int i = 0; i < scores.length; i++) {
            json.append(i == 0 ? "\"" : ",\"")
                    .append(SCORES.get(i))
                    .append("\":")
                    .append(scores[i]);
        }
        return json.append("},\"now\":\"").append(NOW).append("\"}").toString();
    }

    /** The best form for cel-java: any other map is copied at every evaluation. */
    ImmutableMap<String, Object> flat() {
        ImmutableMap.Builder<String, Object> map = ImmutableMap.builder();
        for (int i = 0; i < scores.length; i++) {
            map.put(flat(SCORES.get(i)), scores[i]);
        }
        return map.put("author_followers", counts[0])
                .put("reach_views", counts[1])
                .put("reach_shares", counts[2])
                .put("history_violations", counts[3])
                .put("author_verified", flags[0])
                .put("target_verified", flags[1])
                .put("author_office", words[0])
                .put("target_standing", words[1])
                .put("author_country", words[2])
                .put("content_text", text)
                .put("labels", labels)
                .put("now", NOW)
                .put("author_createdAt", Instant.ofEpochSecond(created))
                .buildOrThrow();
    }

    /** A score by number. */
    public double score(int score) {
        return scores[score];
    }

    /** A count by number. */
    public long count(int count) {
        return counts[count];
    }

    /** A flag by number. */
    public boolean flag(int flag) {
        return flags[flag];
    }

    /** A word by number. */
    public String word(int word) {
        return words[word];
    }

    /** What was written. */
    public String text() {
        return text;
    }

    /** Its labels. */
    public List<String> labels() {
        return labels;
    }

    /** When the account was made, in seconds. */
    public long created() {
        return created;
    }

    /** Whether a pattern is found in the text. */
    public boolean finds(int pattern) {
        return patterns.get(pattern).matcher(text).find();
    }

    /** Whether a label begins so. */
    public boolean hasLabelLike(String beginning) {
        for (String label : labels) {
            if (label.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** A rule of Drools fired. */
    public void hit(int rule) {
        fired[rule >> 6] |= 1L << rule;
    }
}

package casebell.bench.policy;

import casebell.policy.FactsText;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.Verdict;
import casebell.policy.condition.Condition;
import casebell.policy.condition.ConditionReader;
import casebell.policy.engine.Engine;
import casebell.policy.engine.Inquiry;
import casebell.policy.engine.Slots;
import casebell.policy.facts.Facts;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The contenders of this house. */
final class Casebell {
    private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");

    private static final String BEGINNING = """
            categories: {one: One, two: Two, three: Three}
            ladders: {calls: Who is called}
            notices: {context: Some context}
            rules:
            """;
    private static final String END = """
            exceptions:
              - {id: public, title: Public interest, speaker: 'author.office != "none"', never: [three], unlikely: [two],
                 decided-by: [leadership], notice: context, limits: [limit-reach]}
            """;

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper();

    private Casebell() {}

    static List<Condition> conditions(List<RuleSet.Atom> rules) {
        ConditionReader reader = new ConditionReader();
        return rules.stream()
                .map(rule -> {
                    Findings findings = new Findings("generated", rule.cel());
                    return reader.read(new Node.Text(Place.START, rule.cel()), "when", findings)
                            .orElseThrow(() -> new AssertionError(rule.cel() + findings.mistakes()));
                })
                .toList();
    }

    /** The whole way of a bundle: files, reader, checks, engine. */
    static Policy policy(List<RuleSet.Atom> rules) throws IOException {
        Path folder = Files.createTempDirectory("casebell-bench");
        Path file = folder.resolve("rules.yaml");
        StringBuilder text = new StringBuilder(BEGINNING);
        for (int i = 0; i < rules.size(); i++) {
            text.append("  - {id: r%d, title: Rule %d, category: %s, severity: %s, approvals: %d, actions: [%s],%n"
                    .formatted(
                            i,
                            i,
                            List.of("one", "two", "three").get(i % 3),
                            SEVERITIES.get(i % 4),
                            1 + i % 2,
                            List.of("remove-post, warn", "limit-reach", "no-action")
                                    .get(i % 3)));
            text.append("     decide-within: ").append(1 + i % 5).append("h, ");
            if (i % 7 == 0) {
                text.append("escalate: {ladder: calls, ask: Decide., within: 1h}, ");
            }
            text.append("when: \"")
                    .append(rules.get(i).cel().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"}\n");
        }
        text.append(END);
        Files.writeString(file, text);
        try {
            if (PolicyReader.read(folder) instanceof PolicyReader.Read.Ready ready) {
                return ready.policy();
            }
            throw new AssertionError(PolicyReader.read(folder).toString());
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    /** The generated class, from slots that are ready. */
    static Contender ready(Engine engine, Post[] posts) {
        Slots[] slots = Arrays.stream(posts).map(p -> engine.bind(p.facts())).toArray(Slots[]::new);
        Inquiry inquiry = engine.inquiry();
        long[] bits = new long[engine.words()];
        return new Contender("engine, slots ready") {
            @Override
            void decide(int post, long[] found) {
                inquiry.holding(slots[post], found);
            }

            @Override
            long run(int from, int to) {
                long sum = 0;
                for (int i = from; i < to; i++) {
                    inquiry.holding(slots[i], bits);
                    sum += sum(bits);
                }
                return sum;
            }
        };
    }

    /** The generated class, from facts, with slots that are used again. */
    static Contender bound(Engine engine, Facts[] facts) {
        Slots slots = engine.slots();
        Inquiry inquiry = engine.inquiry();
        long[] bits = new long[engine.words()];
        return new Contender("engine, from facts") {
            @Override
            void decide(int post, long[] found) {
                engine.bind(facts[post], slots);
                inquiry.holding(slots, found);
            }

            @Override
            long run(int from, int to) {
                long sum = 0;
                for (int i = from; i < to; i++) {
                    engine.bind(facts[i], slots);
                    inquiry.holding(slots, bits);
                    sum += sum(bits);
                }
                return sum;
            }
        };
    }

    /** Condition by condition, as explanations ask them. */
    static Contender closures(List<Condition> conditions, Facts[] facts) {
        return new Contender("conditions one by one") {
            @Override
            void decide(int post, long[] found) {
                Arrays.fill(found, 0);
                for (int i = 0; i < conditions.size(); i++) {
                    if (conditions.get(i).ask(facts[post]) == Condition.Answer.YES) {
                        found[i >> 6] |= 1L << i;
                    }
                }
            }

            @Override
            long run(int from, int to) {
                long[] found = new long[(conditions.size() + 63) >> 6];
                long sum = 0;
                for (int i = from; i < to; i++) {
                    decide(i, found);
                    sum += sum(found);
                }
                return sum;
            }
        };
    }

    /** Verdicts. */
    static List<Contender> verdicts(Policy policy, Facts[] facts) {
        Slots[] slots = Arrays.stream(facts).map(policy::layOut).toArray(Slots[]::new);
        return List.of(
                verdict("verdict, slots ready", i -> policy.decide(slots[i])),
                verdict("verdict, from facts", i -> policy.decide(facts[i])),
                verdict("verdict, explained", i -> policy.evaluate(facts[i])));
    }

    /** From the bytes of a request to the bytes of its answer, and the same bytes only parsed: into a tree, which a program can look at, and into tokens that nobody keeps. */
    static List<Contender> json(Policy policy, Post[] posts) {
        byte[][] requests = Arrays.stream(posts)
                .map(p -> p.json().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return List.of(
                new Contender("JSON to verdict as JSON") {
                    @Override
                    void decide(int post, long[] found) {
                        Arrays.fill(found, 0);
                        policy.decide(read(requests[post]))
                                .fired()
                                .forEach(f -> set(found, Integer.parseInt(f.id().substring(1))));
                    }

                    @Override
                    long run(int from, int to) {
                        long sum = 0;
                        for (int i = from; i < to; i++) {
                            sum += policy.decideAsJson(read(requests[i])).length;
                        }
                        return sum;
                    }
                },
                new Contender("JSON to a tree") {
                    @Override
                    void decide(int post, long[] found) {
                        decided(policy, posts[post], found);
                    }

                    @Override
                    long run(int from, int to) {
                        long sum = 0;
                        for (int i = from; i < to; i++) {
                            sum += tree(requests[i]);
                        }
                        return sum;
                    }
                },
                new Contender("JSON to tokens") {
                    @Override
                    void decide(int post, long[] found) {
                        decided(policy, posts[post], found);
                    }

                    @Override
                    long run(int from, int to) {
                        long sum = 0;
                        for (int i = from; i < to; i++) {
                            sum += tokens(requests[i]);
                        }
                        return sum;
                    }
                });
    }

    private static Facts read(byte[] request) {
        FactsText.Read read = FactsText.read("request", request, Post.NOW);
        if (read instanceof FactsText.Read.Ready ready) {
            return ready.facts();
        }
        throw new AssertionError(((FactsText.Read.Refused) read).mistakes().toString());
    }

    private static void decided(Policy policy, Post post, long[] found) {
        Arrays.fill(found, 0);
        policy.decide(post.facts()).fired().forEach(f -> set(found, Integer.parseInt(f.id().substring(1))));
    }

    private static long tree(byte[] request) {
        try {
            return MAPPER.readTree(request).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long tokens(byte[] request) {
        long sum = 0;
        try (JsonParser parser = JSON.createParser(request)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                sum += token.isScalarValue() ? parser.getTextLength() : 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }

    private static Contender verdict(String name, IntFunction<Verdict> judge) {
        return new Contender(name) {
            @Override
            void decide(int post, long[] found) {
                Arrays.fill(found, 0);
                judge.apply(post).fired().forEach(f -> set(found, Integer.parseInt(f.id().substring(1))));
            }

            @Override
            long run(int from, int to) {
                return IntStream.range(from, to)
                        .mapToLong(i -> judge.apply(i).fired().size())
                        .sum();
            }
        };
    }

    private static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }
}

package casebell.policy;

import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.FactType;
import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Facts made by chance from the table of facts, each fact absent every other time. */
public final class SampleFacts {
    static final Instant NOW = Instant.parse("2026-04-14T12:00:00Z");

    /** Only what every case has. */
    static final Facts NOTHING = always(Facts.builder(NOW)).build();

    /** What stands in every text that somebody else wrote. */
    static final String WRITTEN = "CANARY @everyone <@1> ||x||\u202e\n";

    private static final List<String> LABELS =
            List.of("satire", "hyperbole", "counterspeech", "election-period", "impersonation", WRITTEN);

    private SampleFacts() {}

    private static FactsBuilder always(FactsBuilder facts) {
        return facts.time("case.openedAt", NOW).text("case.state", "open").text("case.kind", "post");
    }

    /**
     * Facts by chance.
     *
     * @param seed decides what they are
     * @param order decides in which order they are told, and nothing else
     */
    public static Facts of(long seed, long order) {
        Random chance = new Random(seed);
        List<Consumer<FactsBuilder>> told = new ArrayList<>();
        for (Fact fact : FactTable.all()) {
            if (!fact.isOfItem() && !fact.name().equals("now") && chance.nextBoolean()) {
                told.add(telling(fact, chance));
            }
        }
        for (String signal : FactTable.KNOWN_SIGNALS) {
            double score = chance.nextInt(101) / 100.0;
            if (chance.nextInt(3) > 0) {
                told.add(facts -> facts.signal(signal, score));
            }
        }
        for (String label : LABELS) {
            if (chance.nextInt(4) == 0) {
                told.add(facts -> facts.label(label));
            }
        }
        Collections.shuffle(told, new Random(order));
        FactsBuilder facts = always(Facts.builder(NOW));
        told.forEach(t -> t.accept(facts));
        return facts.build();
    }

    private static Consumer<FactsBuilder> telling(Fact fact, Random chance) {
        String name = fact.name();
        switch (fact.type()) {
            case TEXT -> {
                String text = word(fact, chance);
                return facts -> facts.text(name, text);
            }
            case WHOLE -> {
                long number = whole(chance);
                return facts -> facts.whole(name, number);
            }
            case NUMBER -> {
                double number = chance.nextDouble() * 2 - 0.5;
                return facts -> facts.number(name, number);
            }
            case FLAG -> {
                boolean flag = chance.nextBoolean();
                return facts -> facts.flag(name, flag);
            }
            case TIME -> {
                Instant time = NOW.minusSeconds(chance.nextInt());
                return facts -> facts.time(name, time);
            }
            case SPAN -> {
                Duration span = Duration.ofMinutes(chance.nextInt(10_000));
                return facts -> facts.span(name, span);
            }
            case ITEMS -> {
                List<Long> seeds = chance.longs(chance.nextInt(4)).boxed().toList();
                return facts -> seeds.forEach(s -> facts.item(name, item -> fill(item, name, new Random(s))));
            }
            case TEXTS, SCORES -> {
                return facts -> {};
            }
        }
        throw new IllegalStateException();
    }

    private static void fill(FactsBuilder.Item item, String list, Random chance) {
        for (Fact field : FactTable.fieldsOf(list)) {
            if (chance.nextInt(4) > 0) {
                if (field.type() == FactType.TEXT) {
                    item.text(field.field(), word(field, chance));
                } else if (field.type() == FactType.WHOLE) {
                    item.whole(field.field(), whole(chance));
                } else if (field.type() == FactType.FLAG) {
                    item.flag(field.field(), chance.nextBoolean());
                } else {
                    item.time(field.field(), NOW.minusSeconds(chance.nextInt(40_000_000)));
                }
            }
        }
    }

    private static String word(Fact fact, Random chance) {
        boolean isFree = fact.values().isEmpty() || chance.nextInt(8) == 0;
        return isFree ? WRITTEN : fact.values().get(chance.nextInt(fact.values().size()));
    }

    private static long whole(Random chance) {
        return switch (chance.nextInt(5)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            case 2 -> chance.nextInt(10);
            default -> chance.nextInt(10_000_000);
        };
    }
}

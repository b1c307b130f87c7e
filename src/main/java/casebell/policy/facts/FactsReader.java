package casebell.policy.facts;

import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Section;
import casebell.policy.text.Shown;
import casebell.policy.text.Spelling;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads facts as a test table writes them, grouped like the case: {@code author: {office: none}}.
 *
 * <p>{@code now} is {@link #USUAL_NOW} unless it is given; a time is RFC 3339 or relative to it ({@code now-5h}). A case that says nothing
 * else is an open post, opened at {@code now}.
 */
public final class FactsReader {
    /** The moment of judging of a test that gives none. */
    public static final Instant USUAL_NOW = Instant.parse("2026-04-14T12:00:00Z");

    private final Findings findings;
    private final FactsBuilder facts;
    private final Instant now;

    private FactsReader(Findings findings, Instant now) {
        this.findings = findings;
        this.now = now;
        this.facts = Facts.builder(now)
                .time("case.openedAt", now)
                .text("case.state", "open")
                .text("case.kind", "post");
    }

    /** The facts of a test; what cannot be read is left absent and is among the findings. */
    public static Facts read(Node.Mapping node, String path, Findings findings) {
        return read(node, path, findings, USUAL_NOW);
    }

    /**
     * The facts; what cannot be read is left absent and is among the findings.
     *
     * @param usualNow the moment of judging, when the facts tell none
     */
    public static Facts read(Node.Mapping node, String path, Findings findings, Instant usualNow) {
        Instant now = node.find("now")
                .map(Node.Entry::value)
                .flatMap(v -> v instanceof Node.Text text ? time(text.value(), usualNow) : Optional.empty())
                .orElse(usualNow);
        FactsReader reader = new FactsReader(findings, now);
        reader.group(node, "", path);
        return reader.facts.build();
    }

    private void group(Node.Mapping node, String prefix, String path) {
        for (Node.Entry entry : node.entries()) {
            String name = prefix.isEmpty() ? entry.key() : prefix + "." + entry.key();
            Optional<Fact> fact = FactTable.find(name);
            boolean isGroup = FactTable.isGroup(name);
            if (fact.isPresent()) {
                value(fact.get(), entry.value(), path);
            } else if (isGroup && entry.value() instanceof Node.Mapping inner) {
                group(inner, name, path);
            } else if (isGroup) {
                findings.mistake(entry.value().place(), path, entry.value().word(), "a group: " + fieldsOf(name));
            } else {
                unknown(entry, prefix, name, path);
            }
        }
    }

    private void unknown(Node.Entry entry, String prefix, String name, String path) {
        List<String> known = FactTable.all().stream()
                .filter(f -> !f.isOfItem())
                .map(Fact::name)
                .toList();
        String expected =
                prefix.isEmpty() ? "a fact, such as author.office" : "a fact of " + prefix + ": " + fieldsOf(prefix);
        findings.mistake(
                entry.place(), path, "the unknown fact " + Shown.quoted(name), expected, Spelling.nearest(name, known));
    }

    private static String fieldsOf(String group) {
        return String.join(
                ", ",
                FactTable.all().stream()
                        .filter(f -> !f.isOfItem() && f.name().startsWith(group + "."))
                        .map(Fact::field)
                        .sorted()
                        .toList());
    }

    private void value(Fact fact, Node value, String path) {
        if (value instanceof Node.Nothing) {
            return;
        }
        switch (fact.type()) {
            case TEXTS -> texts(fact, value, path);
            case SCORES -> scores(value, path);
            case ITEMS -> items(fact, value, path);
            case TEXT, WHOLE, NUMBER, FLAG, TIME, SPAN -> {
                if (value instanceof Node.Text text) {
                    scalar(fact, text, path);
                } else {
                    findings.mistake(
                            value.place(),
                            of(fact, path),
                            value.word(),
                            "a " + fact.type().cel());
                }
            }
        }
    }

    private void scalar(Fact fact, Node.Text text, String path) {
        String name = fact.name();
        String value = text.value();
        switch (fact.type()) {
            case TEXT -> facts.text(name, word(fact, text, path));
            case WHOLE -> facts.whole(name, whole(fact, text, path));
            case NUMBER ->
                facts.number(name, number(value).map(BigDecimal::doubleValue).orElseGet(() -> {
                    wrong(fact, text, path, "a number such as 0.5");
                    return Double.NaN;
                }));
            case FLAG -> facts.flag(name, flag(fact, text, path));
            case TIME -> {
                if (!"now".equals(name)) {
                    facts.time(name, moment(fact, text, path));
                } else if (time(value, now).isEmpty()) {
                    wrong(fact, text, path, "a time such as 2026-04-14T12:00:00Z");
                }
            }
            case SPAN ->
                facts.span(name, Section.readSpan(value).orElseGet(() -> {
                    wrong(fact, text, path, "a length of time such as 30m, 4h or 7d");
                    return Duration.ZERO;
                }));
            case TEXTS, SCORES, ITEMS -> throw new IllegalStateException("Not a scalar: " + fact);
        }
    }

    private void texts(Fact fact, Node value, String path) {
        List<String> texts = new ArrayList<>();
        for (Node item : listOf(value)) {
            if (item instanceof Node.Text text) {
                texts.add(text.value());
            } else {
                findings.mistake(item.place(), of(fact, path), item.word(), "a text");
            }
        }
        facts.texts(fact.name(), texts);
    }

    private void scores(Node value, String path) {
        if (!(value instanceof Node.Mapping scores)) {
            findings.mistake(
                    value.place(), path + ", signals", value.word(), "scores by name, such as {violent-threat: 0.97}");
            return;
        }
        for (Node.Entry entry : scores.entries()) {
            Optional<BigDecimal> score = entry.value() instanceof Node.Text text
                    ? number(text.value()).filter(n -> n.signum() >= 0 && n.compareTo(BigDecimal.ONE) <= 0)
                    : Optional.empty();
            score.ifPresentOrElse(
                    s -> facts.signal(entry.key(), s.doubleValue()),
                    () -> findings.mistake(
                            entry.value().place(),
                            path + ", signals." + entry.key(),
                            entry.value().word(),
                            "a score from 0 to 1"));
        }
    }

    private void items(Fact list, Node value, String path) {
        for (Node each : listOf(value)) {
            if (each instanceof Node.Mapping item) {
                facts.item(list.name(), filling -> item.entries().forEach(e -> field(list, filling, e, path)));
            } else {
                findings.mistake(each.place(), of(list, path), each.word(), "a group of keys");
            }
        }
    }

    private void field(Fact list, FactsBuilder.Item item, Node.Entry entry, String path) {
        Optional<Fact> found = FactTable.find(list.name() + "[]." + entry.key());
        if (found.isEmpty()) {
            List<String> known =
                    FactTable.fieldsOf(list.name()).stream().map(Fact::field).toList();
            findings.unknownWord(entry.place(), of(list, path), "fact", entry.key(), known);
            return;
        }
        Fact fact = found.get();
        if (!(entry.value() instanceof Node.Text text)) {
            findings.mistake(
                    entry.value().place(),
                    of(fact, path),
                    entry.value().word(),
                    "a " + fact.type().cel());
            return;
        }
        switch (fact.type()) {
            case TEXT -> item.text(fact.field(), word(fact, text, path));
            case WHOLE -> item.whole(fact.field(), whole(fact, text, path));
            case FLAG -> item.flag(fact.field(), flag(fact, text, path));
            case TIME -> item.time(fact.field(), moment(fact, text, path));
            case NUMBER, SPAN, TEXTS, SCORES, ITEMS -> throw new IllegalStateException("No item has such: " + fact);
        }
    }

    private String word(Fact fact, Node.Text text, String path) {
        if (!fact.values().isEmpty() && !fact.values().contains(text.value())) {
            findings.unknownWord(text.place(), of(fact, path), "word", text.value(), fact.values());
        }
        return text.value();
    }

    private Long whole(Fact fact, Node.Text text, String path) {
        if (!text.value().matches("-?[0-9]{1,18}")) {
            wrong(fact, text, path, "a whole number");
            return 0L;
        }
        return Long.valueOf(text.value());
    }

    private Boolean flag(Fact fact, Node.Text text, String path) {
        if (!text.value().equals("true") && !text.value().equals("false")) {
            wrong(fact, text, path, "true or false");
        }
        return Boolean.valueOf(text.value());
    }

    private Instant moment(Fact fact, Node.Text text, String path) {
        return time(text.value(), now).orElseGet(() -> {
            wrong(fact, text, path, "a time such as 2026-04-14T12:00:00Z or now-5h");
            return now;
        });
    }

    private void wrong(Fact fact, Node.Text text, String path, String expected) {
        findings.mistake(text.place(), of(fact, path), text.word(), expected);
    }

    private static Optional<Instant> time(String text, Instant now) {
        if (text.equals("now")) {
            return Optional.of(now);
        }
        try {
            if (text.startsWith("now-") || text.startsWith("now+")) {
                return Section.readSpan(text.substring(4))
                        .map(span -> text.charAt(3) == '-' ? now.minus(span) : now.plus(span));
            }
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static List<Node> listOf(Node value) {
        return value instanceof Node.Listing listing ? listing.items() : List.of(value);
    }

    private static String of(Fact fact, String path) {
        return path + ", " + fact.name();
    }
}

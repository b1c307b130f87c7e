package casebell.policy;

import casebell.policy.condition.Condition;
import casebell.policy.text.Section;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a bundle says, as texts: by kind, by id, by key. It can be written down and compared with another one later. */
public final class BundleMeaning {
    /** What is told apart, in the order of telling. */
    static final List<String> KINDS =
            List.of("rule", "exception", "action", "strikes", "notice", "category", "ladder", "about");

    private static final String ORDER = "order";
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Map<String, Map<String, String>>> texts;

    private BundleMeaning(Map<String, Map<String, Map<String, String>>> texts) {
        this.texts = texts;
    }

    static BundleMeaning of(Policy policy) {
        Map<String, Map<String, Map<String, String>>> all = new LinkedHashMap<>();
        Vocabulary words = policy.words();
        all.put("rule", each(policy.rules(), Rule::id, BundleMeaning::rule));
        all.put("exception", each(policy.exemptions(), Exemption::id, BundleMeaning::exemption));
        all.put("action", each(words.actions().values(), ActionKind::name, BundleMeaning::action));
        all.put("strikes", each(words.strikes().values(), StrikeLadder::id, BundleMeaning::strikes));
        all.put("notice", each(words.notices().values(), Notice::id, n -> Map.of("text", n.toString())));
        all.put("category", each(words.categories().values(), Vocabulary.Category::id, c -> {
            Map<String, String> text = new LinkedHashMap<>();
            text.put("title", quoted(c.title()));
            text.put("violation", c.isViolation() ? "yes" : "no");
            text.put("post-stays", c.stays() ? "yes" : "no");
            return text;
        }));
        all.put(
                "ladder",
                each(words.ladders().entrySet(), Map.Entry::getKey, l -> Map.of("title", quoted(l.getValue()))));
        Map<String, String> about = new LinkedHashMap<>();
        about.put("name", quoted(policy.about().name()));
        about.put("owner", policy.about().owner().map(BundleMeaning::quoted).orElse("none"));
        about.put(
                "description",
                policy.about().description().map(BundleMeaning::quoted).orElse("none"));
        all.put("about", Map.of("bundle", about));
        Map<String, Map<String, String>> order = new TreeMap<>();
        for (String severity : Vocabulary.SEVERITIES) {
            order.put(
                    severity,
                    Map.of(
                            "rules",
                            policy.rules().stream()
                                    .filter(r -> r.severity().equals(severity))
                                    .map(Rule::id)
                                    .collect(Collectors.joining(" "))));
        }
        all.put(ORDER, order);
        return new BundleMeaning(all);
    }

    /** Texts of a kind by id and key. */
    Map<String, Map<String, String>> of(String kind) {
        return texts.getOrDefault(kind, Map.of());
    }

    /** The rules of a severity, the first first. */
    List<String> order(String severity) {
        String rules = of(ORDER).getOrDefault(severity, Map.of()).getOrDefault("rules", "");
        return rules.isEmpty() ? List.of() : List.of(rules.split(" "));
    }

    /** As one line of JSON. */
    public String toJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (Map.Entry<String, Map<String, Map<String, String>>> kind : texts.entrySet()) {
                out.writeObjectFieldStart(kind.getKey());
                for (Map.Entry<String, Map<String, String>> each :
                        kind.getValue().entrySet()) {
                    out.writeObjectFieldStart(each.getKey());
                    for (Map.Entry<String, String> value : each.getValue().entrySet()) {
                        out.writeStringField(value.getKey(), value.getValue());
                    }
                    out.writeEndObject();
                }
                out.writeEndObject();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be written", e);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @return empty when it is something else
     */
    public static Optional<BundleMeaning> read(String json) {
        Map<String, Map<String, Map<String, String>>> all = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        try (JsonParser in = JSON.createParser(json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> path.add(in.currentName());
                    case VALUE_STRING -> {
                        if (path.size() != 3) {
                            return Optional.empty();
                        }
                        all.computeIfAbsent(path.get(0), k -> new LinkedHashMap<>())
                                .computeIfAbsent(path.get(1), k -> new LinkedHashMap<>())
                                .put(path.get(2), in.getText());
                        path.remove(2);
                    }
                    case END_OBJECT -> {
                        if (!path.isEmpty()) {
                            path.remove(path.size() - 1);
                        }
                    }
                    case START_OBJECT -> {}
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(new BundleMeaning(all));
    }

    private static <T> Map<String, Map<String, String>> each(
            Collection<T> all, Function<T, String> id, Function<T, Map<String, String>> text) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        all.forEach(each -> texts.put(id.apply(each), text.apply(each)));
        return texts;
    }

    private static Map<String, String> rule(Rule rule) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("title", quoted(rule.title()));
        text.put("category", rule.category().id() + (rule.category().isViolation() ? "" : " (no violation)"));
        text.put("severity", rule.severity());
        text.put("condition", oneLine(rule.when().toString()));
        text.put("terms", VerdictText.listed(rule.when().termLists()));
        text.put("actions", rule.actions().stream().map(BundleMeaning::planned).collect(Collectors.joining(", ")));
        text.put("approvals", String.valueOf(rule.approvals()));
        text.put("seniors", VerdictText.listed(rule.seniors()));
        text.put("decide-within", rule.decideWithin().map(Section::writeSpan).orElse("none"));
        text.put("escalation", rule.escalation().map(BundleMeaning::escalation).orElse("none"));
        text.put("asks-target", rule.extras().asksTarget() ? "yes" : "no");
        text.put(
                "contact-target",
                rule.extras().contactWithin().map(Section::writeSpan).orElse("none"));
        text.put(
                "duties",
                VerdictText.listed(
                        rule.extras().duties().stream().map(Duty::word).toList()));
        text.put("points", String.valueOf(rule.extras().points()));
        text.put("source", rule.source().map(BundleMeaning::quoted).orElse("none"));
        return text;
    }

    private static Map<String, String> exemption(Exemption exemption) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("title", quoted(exemption.title()));
        text.put("gate", condition(exemption.speaker().gate()));
        text.put(
                "speaker",
                exemption.speaker().criteria().stream()
                        .map(BundleMeaning::named)
                        .collect(Collectors.joining("; ")));
        text.put("likened", condition(exemption.speaker().likened()));
        text.put(
                "never",
                VerdictText.listed(exemption.ban().never().stream().sorted().toList()));
        text.put(
                "unlikely",
                VerdictText.listed(exemption.ban().unlikely().stream().sorted().toList()));
        text.put(
                "factors",
                VerdictText.listed(exemption.factors().stream()
                        .map(f -> (f.speaksFor() ? "for " : "against ") + named(f.what()))
                        .toList()));
        Exemption.Terms terms = exemption.terms();
        text.put("decided-by", VerdictText.listed(terms.decidedBy()));
        text.put("notice", terms.notice().map(Notice::toString).orElse("none"));
        text.put(
                "limits",
                VerdictText.listed(
                        terms.limits().stream().map(BundleMeaning::planned).toList()));
        text.put("review-after", terms.reviewAfter().map(Section::writeSpan).orElse("none"));
        return text;
    }

    private static Map<String, String> action(ActionKind action) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("title", quoted(action.title()));
        text.put("reversible", action.isReversible() ? "yes" : "no");
        text.put("approvals", String.valueOf(action.approvals()));
        text.put("lasts", action.lasts().map(Section::writeSpan).orElse("until reversed"));
        return text;
    }

    private static Map<String, String> strikes(StrikeLadder ladder) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("title", quoted(ladder.title()));
        text.put("category", ladder.category().orElse("every"));
        text.put("expire", ladder.expire().map(Section::writeSpan).orElse("never"));
        text.put(
                "steps",
                ladder.steps().stream()
                        .map(s -> "from " + s.from() + " "
                                + s.action().map(BundleMeaning::planned).orElse("nothing")
                                + (s.approvals() > 1 ? " by " + s.approvals() : ""))
                        .collect(Collectors.joining(", ")));
        text.put("source", ladder.source().map(BundleMeaning::quoted).orElse("none"));
        return text;
    }

    private static String planned(Planned planned) {
        if (planned instanceof Planned.Fixed fixed) {
            return fixed.kind().name()
                    + fixed.lasts().map(d -> " for " + Section.writeSpan(d)).orElse("")
                    + fixed.notice().map(n -> " with notice " + n.id()).orElse("");
        }
        return "by strikes of " + ((Planned.ByStrikes) planned).ladder().id();
    }

    private static String named(Exemption.Named named) {
        return quoted(named.title()) + " when " + oneLine(named.when().toString());
    }

    private static String condition(Optional<Condition> condition) {
        return condition.map(c -> oneLine(c.toString())).orElse("none");
    }

    private static String escalation(Verdict.Escalation e) {
        return e.ladder() + " within " + Section.writeSpan(e.answerWithin()) + ": " + quoted(e.asked());
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}

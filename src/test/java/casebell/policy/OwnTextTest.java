package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule, notice, ladder and step says its own text, and not that of a neighbour: the shipped bundle is read a second time, by another reader. */
class OwnTextTest {
    private static final Path SHIPPED = Path.of("config/policy");
    private static final Instant NOW = Instant.parse("2026-04-12T10:00:00Z");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final PolicyReader.Read.Ready bundle =
            assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(SHIPPED));

    @Test
    void a_rule_that_fires_tells_its_own_title_severity_source_and_question() throws IOException {
        Map<String, JsonNode> written = byId("rules");
        Set<String> seen = new HashSet<>();
        for (TestReport.Example example : bundle.tests().examples()) {
            Verdict verdict = bundle.policy().evaluate(example.facts());
            for (Fired fired : verdict.fired()) {
                JsonNode rule = written.get(fired.id());
                assertEquals(rule.path("title").asText(), fired.title());
                assertEquals(rule.path("severity").asText(), fired.severity());
                assertEquals(rule.path("category").asText(), fired.category());
                assertEquals(rule.path("source").asText(""), fired.source().orElse(""));
                seen.add(fired.id());
            }
            verdict.escalation().ifPresent(e -> {
                JsonNode first = verdict.fired().stream()
                        .map(f -> written.get(f.id()))
                        .filter(r -> r.has("escalate"))
                        .findFirst()
                        .orElseThrow();
                assertEquals(first.path("escalate").path("ladder").asText(), e.ladder());
                assertEquals(first.path("escalate").path("ask").asText(), e.asked());
            });
        }
        assertEquals(written.keySet(), seen);
    }

    @Test
    void a_notice_is_shown_in_each_of_its_languages_and_else_in_the_first() throws IOException {
        JsonNode written = declared("notices");
        Vocabulary words = bundle.policy().words();
        assertEquals(written.size(), words.notices().size());
        written.properties().forEach(notice -> {
            Notice read = words.notices().get(notice.getKey());
            List<String> languages = new ArrayList<>();
            notice.getValue().fieldNames().forEachRemaining(languages::add);
            assertTrue(languages.containsAll(List.of("en", "de", "fr", "es", "pt")), notice::getKey);
            for (String language : languages) {
                String text = notice.getValue().path(language).asText();
                assertEquals(text, read.in(java.util.Optional.of(language)));
                assertEquals(text, read.in(java.util.Optional.of(language + "-XX")));
            }
            String first = notice.getValue().path(languages.get(0)).asText();
            assertEquals(first, read.in(java.util.Optional.of("tlh")));
            assertEquals(first, read.in(java.util.Optional.empty()));
        });
        Set<String> texts = new HashSet<>();
        written.forEach(notice -> notice.forEach(text -> assertTrue(texts.add(text.asText()), text::asText)));
    }

    @Test
    void the_verdict_carries_the_notice_in_the_language_of_the_post() throws IOException {
        for (String language : List.of("en", "de", "fr", "es", "pt")) {
            Facts facts = open().text("content.language", language)
                    .whole("surge.threats", 9L)
                    .text("author.office", "minister")
                    .build();
            Verdict verdict = bundle.policy().evaluate(facts);
            assertEquals(
                    declared("notices").path("surge").path(language).asText(),
                    verdict.actions().get(0).notice().orElseThrow().text());
        }
    }

    @Test
    void a_ladder_of_strikes_leads_to_its_own_steps() throws IOException {
        JsonNode written = declared("strikes");
        assertEquals(written.size(), bundle.policy().words().strikes().size());
        written.properties().forEach(each -> {
            StrikeLadder ladder = bundle.policy().words().strikes().get(each.getKey());
            assertEquals(each.getValue().path("title").asText(), ladder.title());
            for (JsonNode step : each.getValue().path("steps")) {
                int from = step.path("from").asInt();
                FactsBuilder facts = open();
                for (int i = 1; i < from; i++) {
                    facts.item(
                            "author.strikes",
                            s -> s.text(
                                            "category",
                                            each.getValue().path("category").asText())
                                    .time("at", NOW.minus(Duration.ofDays(3))));
                }
                facts.item("author.strikes", s -> s.text("category", "another"));
                facts.item(
                        "author.strikes",
                        s -> s.text("category", each.getValue().path("category").asText())
                                .time("at", NOW.minus(Duration.ofDays(365))));
                Verdict.Strikes count = ladder.count(facts.build(), 1);
                assertEquals(from, count.total());
                assertEquals(step.path("do").asText(), count.action().orElse(""));
                assertEquals(ladder.title(), count.title());
            }
        });
    }

    @Test
    void an_action_is_declared_with_a_title_of_its_own() {
        Set<String> titles = new HashSet<>();
        for (String action : Vocabulary.ACTIONS) {
            ActionKind kind = bundle.policy().words().action(action);
            assertTrue(titles.add(kind.title()), action);
            assertTrue(!kind.title().equals(action), action);
        }
    }

    private static FactsBuilder open() {
        return Facts.builder(NOW)
                .time("case.openedAt", NOW)
                .text("case.state", "open")
                .text("case.kind", "post");
    }

    private static Map<String, JsonNode> byId(String key) throws IOException {
        Map<String, JsonNode> all = new HashMap<>();
        for (JsonNode file : files()) {
            file.path(key).forEach(each -> all.put(each.path("id").asText(), each));
        }
        return all;
    }

    private static JsonNode declared(String key) throws IOException {
        return files().stream()
                .map(f -> f.path(key))
                .filter(n -> !n.isMissingNode())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> files() throws IOException {
        List<JsonNode> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(SHIPPED)) {
            for (Path file :
                    all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList()) {
                files.add(YAML.readTree(Files.readString(file)));
            }
        }
        return files;
    }
}

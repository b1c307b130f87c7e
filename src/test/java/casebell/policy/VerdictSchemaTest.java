package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import casebell.policy.facts.Facts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ships as the description of a verdict is what verdicts are: nothing that is not described, and nothing described that never comes. */
class VerdictSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final PolicyReader.Read.Ready shipped =
            (PolicyReader.Read.Ready) PolicyReader.read(Path.of("config/policy"));

    @Test
    void verdicts_of_all_tests_and_of_facts_by_chance_are_as_the_schema_says_and_all_that_it_describes_comes()
            throws IOException {
        JsonNode document = document();
        Schema schema = SchemaRegistry.withDialect(
                        Dialects.getDraft202012(),
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(document.toString(), InputFormat.JSON);
        Set<String> seen = new TreeSet<>();
        for (TestReport.Example example : shipped.tests().examples()) {
            hold(schema, shipped.policy(), example.facts(), seen);
        }
        for (int i = 0; i < 500; i++) {
            hold(schema, shipped.policy(), SampleFacts.of(i, i), seen);
        }
        hold(schema, unguarded(), SampleFacts.NOTHING, seen);
        Set<String> described = new TreeSet<>();
        describe(document, "", described, document);
        assertEquals(described, seen);
    }

    @Test
    void a_verdict_with_something_else_is_noticed() throws IOException {
        Schema schema = SchemaRegistry.withDialect(Dialects.getDraft202012(), builder -> {})
                .getSchema(document().toString(), InputFormat.JSON);
        Facts facts = shipped.tests().examples().get(0).facts();
        ObjectNode verdict =
                (ObjectNode) JSON.readTree(shipped.policy().evaluate(facts).toJson());
        assertEquals(List.of(), schema.validate(verdict.toString(), InputFormat.JSON));
        assertFalse(schema.validate(verdict.deepCopy().put("more", 1).toString(), InputFormat.JSON)
                .isEmpty());
        assertFalse(schema.validate(verdict.deepCopy().put("severity", "dire").toString(), InputFormat.JSON)
                .isEmpty());
    }

    private static void hold(Schema schema, Policy policy, Facts facts, Set<String> seen) throws IOException {
        for (String json :
                List.of(policy.evaluate(facts).toJson(), policy.decide(facts).toJson())) {
            assertEquals(List.of(), schema.validate(json, InputFormat.JSON), json);
            see(JSON.readTree(json), "", seen);
        }
    }

    /** With a rule that asks for a fact that may be absent, which no rule of the shipped policy does without a test. */
    private Policy unguarded() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), """
                categories: {spam: Spam}
                rules:
                  - {id: spam, title: Spam, category: spam, severity: low, when: author.followers > 10}
                """);
        return ((PolicyReader.Read.Ready) PolicyReader.read(folder)).policy();
    }

    /** The keys of a verdict, as {@code /actions/action}; those of facts are not ours. */
    private static void see(JsonNode node, String at, Set<String> seen) {
        node.elements().forEachRemaining(element -> {
            if (node.isArray()) {
                see(element, at, seen);
            }
        });
        node.properties().forEach(field -> {
            String path = at + "/" + field.getKey();
            seen.add(path);
            if (!path.endsWith("/facts")) {
                see(field.getValue(), path, seen);
            }
        });
    }

    /** The keys that a schema describes. */
    private static void describe(JsonNode schema, String at, Set<String> described, JsonNode document) {
        JsonNode resolved =
                schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
        if (resolved.has("items")) {
            describe(resolved.path("items"), at, described, document);
        }
        resolved.path("properties").properties().forEach(property -> {
            String path = at + "/" + property.getKey();
            described.add(path);
            describe(property.getValue(), path, described, document);
        });
    }

    private static JsonNode document() throws IOException {
        try (InputStream in = Policy.class.getResourceAsStream("verdict.schema.json")) {
            return JSON.readTree(in);
        }
    }
}

package casebell.sandbox.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The shipped contract, read from the file that ships, as a judge of bodies. Both sides of the contract may be held against it. */
public final class CaseApiContract {
    private static final String IRI = "https://contract.example/case-api.json";
    private static final ObjectMapper YAML = new YAMLMapper();

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private CaseApiContract(JsonNode document) {
        this.document = document;
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(IRI, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    public static CaseApiContract shipped() {
        try (InputStream in = CaseApiContract.class.getResourceAsStream("/casebell/case-api/openapi.yaml")) {
            return new CaseApiContract(YAML.readTree(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    JsonNode document() {
        return document;
    }

    /** A node of the document; follows its {@code $ref} if it has one. */
    JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode found = document.at(node.path("$ref").asText().substring(1));
        if (found.isMissingNode()) {
            throw new AssertionError("The contract refers to " + node.path("$ref") + ", which is not there");
        }
        return resolve(found);
    }

    /** What is wrong with this JSON as a {@code schema} such as {@code {"$ref": "#/components/schemas/Case"}}. */
    List<String> wrong(JsonNode schema, String json) {
        return schemas
                .computeIfAbsent(schema.toString(), text -> registry.getSchema(absolute(text), InputFormat.JSON))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** What is wrong with an answer: status, content type or body that the contract does not know. */
    public List<String> wrongAnswer(String method, String path, int status, String contentType, String body) {
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            return List.of(method + " " + path + " is not in the contract");
        }
        JsonNode response = operation.orElseThrow().path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of(method + " " + path + " never answers " + status);
        }
        JsonNode content = resolve(response).path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of(status + " has no body, but there was one: " + body);
        }
        if (!content.has(contentType)) {
            return List.of(status + " is not " + contentType);
        }
        return wrong(content.path(contentType).path("schema"), body);
    }

    /** What is wrong with the body of a request. */
    public List<String> wrongRequest(String method, String path, String body) {
        JsonNode content =
                operation(method, path).orElseThrow().path("requestBody").path("content");
        return wrong(content.path("application/json").path("schema"), body);
    }

    /** What is wrong with the body of an event that is posted to the hook. */
    public List<String> wrongEvent(String body) {
        return wrong(document.at("/webhooks/caseChanged/post/requestBody/content/application~1json/schema"), body);
    }

    /** All operations, those of the webhooks too. */
    List<JsonNode> operations() {
        List<JsonNode> all = new ArrayList<>();
        for (String part : List.of("paths", "webhooks")) {
            for (JsonNode place : document.path(part)) {
                for (String method : List.of("get", "post", "put", "patch", "delete")) {
                    if (place.has(method)) {
                        all.add(place.get(method));
                    }
                }
            }
        }
        return all;
    }

    private Optional<JsonNode> operation(String method, String path) {
        return document.path("paths").properties().stream()
                .filter(place -> Pattern.matches(place.getKey().replaceAll("\\{[a-zA-Z]+}", "[^/]+"), path))
                .map(place -> place.getValue().path(method.toLowerCase(java.util.Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    private static String absolute(String schema) {
        return schema.replace("\"#/", "\"" + IRI + "#/");
    }
}

package casebell.sandbox;

import casebell.sandbox.rest.Journal;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Discord's own description of its API as a judge of what was sent and answered. */
final class DiscordContract {
    private static final String IRI = "https://contract.example/discord.json";

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private DiscordContract(String text) {
        this.document = Wire.read(text);
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(IRI, text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static DiscordContract official() {
        try (InputStream in =
                new GZIPInputStream(DiscordContract.class.getResourceAsStream("discord-openapi.json.gz"))) {
            return new DiscordContract(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is wrong with a call and its answer; empty when the description has no such operation. */
    List<String> wrong(Journal.Line line) {
        Optional<JsonNode> operation = operation(line);
        if (operation.isEmpty()) {
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        JsonNode asked = operation.get().at("/requestBody/content/application~1json/schema");
        if (!asked.isMissingNode() && !line.body().equals("{}") && line.status() < 400) {
            String body = Wire.write(coerced(Wire.read(line.body())));
            wrong(asked, body).forEach(w -> wrong.add("request " + line.method() + " " + line.path() + " " + w));
        }
        JsonNode answered = operation.get().path("responses").path(Integer.toString(line.status()));
        if (line.status() < 300 && answered.isMissingNode()) {
            wrong.add(line.method() + " " + line.path() + " never answers " + line.status());
        }
        JsonNode schema = answered.at("/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            wrong(schema, line.answer())
                    .forEach(w -> wrong.add("answer " + line.method() + " " + line.path() + " " + w));
        }
        return wrong;
    }

    /** Whether the description knows the operation. */
    boolean knows(Journal.Line line) {
        return operation(line).isPresent();
    }

    private List<String> wrong(JsonNode schema, String json) {
        return schemas
                .computeIfAbsent(
                        schema.toString(),
                        text -> registry.getSchema(text.replace("\"#/", "\"" + IRI + "#/"), InputFormat.JSON))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** The most exact path that fits: {@code @me} goes before any id. */
    private Optional<JsonNode> operation(Journal.Line line) {
        return document.path("paths").properties().stream()
                .filter(place -> line.path().matches(place.getKey().replaceAll("\\{[a-z_0-9]+\\}", "[^/]+")))
                .filter(place -> place.getValue().has(line.method().toLowerCase(Locale.ROOT)))
                .min(Comparator.comparing(
                        place -> place.getKey().chars().filter(c -> c == '{').count()))
                .map(place -> place.getValue().get(line.method().toLowerCase(Locale.ROOT)));
    }

    /** Two harmless things that clients send: attachment ids as numbers, and numbers as text. */
    private static JsonNode coerced(JsonNode body) {
        JsonNode mended = body.deepCopy();
        mended.findParents("attachments")
                .forEach(parent -> parent.path("attachments").forEach(a -> {
                    if (a.path("id").isInt()) {
                        ((ObjectNode) a).put("id", a.get("id").asText());
                    }
                }));
        for (String field : List.of("default_member_permissions", "contexts", "integration_types")) {
            mended.findParents(field).forEach(parent -> {
                JsonNode value = parent.get(field);
                if (value.isTextual()) {
                    ((ObjectNode) parent).put(field, value.asLong());
                } else if (value instanceof ArrayNode list) {
                    ArrayNode numbers = ((ObjectNode) parent).putArray(field);
                    list.forEach(v -> numbers.add(v.asLong()));
                }
            });
        }
        return mended;
    }
}

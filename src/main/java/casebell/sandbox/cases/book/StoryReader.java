package casebell.sandbox.cases.book;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the invented cases that ship with the program. */
public final class StoryReader {
    private static final String FOLDER = "/casebell/case-api/demo/cases/";
    private static final List<String> CHAPTERS = List.of("clip", "flood", "office", "ordinary", "shapes");
    private static final ObjectMapper YAML = new YAMLMapper();

    private StoryReader() {}

    /** All cases, chapter by chapter. */
    public static List<ScriptedCase> read() {
        JsonNode people = load("people");
        List<ScriptedCase> cases = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (String chapter : CHAPTERS) {
            for (JsonNode entry : load(chapter)) {
                ScriptedCase scripted = scripted((ObjectNode) entry, people);
                if (!ids.add(scripted.id())) {
                    throw new IllegalStateException("The story has two cases " + scripted.id());
                }
                cases.add(scripted);
            }
        }
        return List.copyOf(cases);
    }

    private static ScriptedCase scripted(ObjectNode script, JsonNode people) {
        JsonNode demo = script.remove("demo");
        introduce(script, "author", people);
        introduce(script, "target", people);
        if (demo.has("textLength") && script.get("content") instanceof ObjectNode content) {
            int length = demo.get("textLength").asInt();
            String text = content.path("text").asText();
            content.put("text", text.repeat(length / text.length() + 1).substring(0, length));
        }
        Map<String, String> refuses = demo.has("refuses")
                ? YAML.convertValue(demo.get("refuses"), new TypeReference<Map<String, String>>() {})
                : Map.of();
        return new ScriptedCase(
                script.path("id").asText(),
                demo.path("about").asText(),
                demo.path("hold").asBoolean(false),
                demo.path("erased").asBoolean(false),
                refuses,
                script);
    }

    /** Replaces {@code {$person: name}} by the shared account of that name, with the other fields laid over it. */
    private static void introduce(ObjectNode script, String role, JsonNode people) {
        if (script.get(role) instanceof ObjectNode party && party.has("$person")) {
            JsonNode name = party.remove("$person");
            if (!(people.get(name.asText()) instanceof ObjectNode known)) {
                throw new IllegalStateException("The story knows nobody called " + name.asText());
            }
            ObjectNode whole = known.deepCopy();
            whole.setAll(party);
            script.set(role, whole);
        }
    }

    private static JsonNode load(String chapter) {
        String name = FOLDER + chapter + ".yaml";
        try (InputStream in = StoryReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The story lacks " + name);
            }
            return YAML.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("The story cannot be read: " + name, broken);
        }
    }
}

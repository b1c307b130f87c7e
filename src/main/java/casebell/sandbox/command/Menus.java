package casebell.sandbox.command;

import casebell.sandbox.chat.Parts;
import casebell.sandbox.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What was chosen in a menu must be on it, and as many as it asks for. */
final class Menus {
    private Menus() {}

    static void check(JsonNode menu, JsonNode values, String path) {
        int least = menu.path("min_values").asInt(1);
        int most = menu.path("max_values").asInt(1);
        boolean mayBeEmpty = !menu.path("required").asBoolean(true) && values.isEmpty();
        if (!mayBeEmpty && (values.size() < least || values.size() > most)) {
            throw Refusal.badLength(path, least, most);
        }
        Set<String> offered = new HashSet<>();
        menu.path("options").forEach(o -> offered.add(o.path("value").asText()));
        Set<String> seen = new HashSet<>();
        for (JsonNode value : values) {
            boolean isOffered = menu.path("type").asInt() != Parts.STRINGS || offered.contains(value.asText());
            if (!isOffered || !seen.add(value.asText())) {
                throw Refusal.invalid(path, "COMPONENT_VALIDATION_FAILED", "Component validation failed");
            }
        }
    }
}

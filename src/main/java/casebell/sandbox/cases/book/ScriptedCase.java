package casebell.sandbox.cases.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A case as the story tells it, before its time has come: times in it are relative ({@code now-PT5H}).
 *
 * @param about what the case shows, in a line for people; not part of the case
 * @param held whether it waits to be released when the story is played slowly
 * @param refuses actions that the platform will not do on this case, with the reason
 */
public record ScriptedCase(
        String id, String about, boolean held, boolean erased, Map<String, String> refuses, ObjectNode script) {
    private static final Pattern RELATIVE = Pattern.compile("now([-+])(P[0-9T].*)");

    public ScriptedCase {
        refuses = Map.copyOf(refuses);
        script = script.deepCopy();
    }

    /** The case with all its times resolved against this moment. */
    ObjectNode play(Instant now) {
        ObjectNode played = script.deepCopy();
        resolve(played, now.truncatedTo(ChronoUnit.SECONDS));
        return played;
    }

    private static void resolve(JsonNode node, Instant now) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(resolved(entry.getValue(), now)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, resolved(array.get(i), now));
            }
        }
    }

    private static JsonNode resolved(JsonNode value, Instant now) {
        if (!value.isTextual()) {
            resolve(value, now);
            return value;
        }
        Matcher relative = RELATIVE.matcher(value.asText());
        if (!relative.matches()) {
            return value;
        }
        Duration away = Duration.parse(relative.group(2));
        return TextNode.valueOf((relative.group(1).equals("-") ? now.minus(away) : now.plus(away)).toString());
    }
}

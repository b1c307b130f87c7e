package casebell.sandbox.command;

import casebell.sandbox.chat.Rules;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads what a person filled in against what the command asks for: kinds, choices, lengths, and what must be there. */
final class Options {
    private final Resolved resolved;
    private final boolean isPartial;

    /**
     * @param isPartial whether it is half typed: nothing must be there yet
     */
    Options(Resolved resolved, boolean isPartial) {
        this.resolved = resolved;
        this.isPartial = isPartial;
    }

    ArrayNode read(JsonNode asked, JsonNode given, String path) {
        ArrayNode read = Wire.array();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode one = given.get(i);
            String at = path + "." + i;
            String name = one.path("name").asText();
            JsonNode option = find(asked, name)
                    .orElseThrow(() -> Refusal.invalid(
                            at + ".name", "BASE_TYPE_CHOICES", "The command has no option '" + name + "'."));
            if (!names.add(name)) {
                throw Refusal.invalid(at + ".name", "BASE_TYPE_CHOICES", "The option '" + name + "' is given twice.");
            }
            read.add(one(option, one, at));
        }
        for (JsonNode option : asked) {
            boolean isMissing = !names.contains(option.path("name").asText());
            boolean mustBe = option.path("required").asBoolean();
            if (isMissing && mustBe && !isPartial) {
                throw Refusal.required(path + "." + option.path("name").asText());
            }
        }
        boolean hasSubcommands = asked.path(0).path("type").asInt(99) <= CommandRules.GROUP;
        if (hasSubcommands && read.size() != 1) {
            throw Refusal.required(path);
        }
        return read;
    }

    private static Optional<JsonNode> find(JsonNode asked, String name) {
        for (JsonNode option : asked) {
            if (option.path("name").asText().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private ObjectNode one(JsonNode option, JsonNode given, String at) {
        int type = option.path("type").asInt();
        ObjectNode read =
                Wire.object().put("name", option.path("name").asText()).put("type", type);
        if (type <= CommandRules.GROUP) {
            read.set("options", read(option.path("options"), given.path("options"), at + ".options"));
            return read;
        }
        if (given.path("focused").asBoolean()) {
            read.put("value", given.path("value").asText()).put("focused", true);
            return read;
        }
        value(option, given.path("value"), read, at + ".value");
        if (!option.path("choices").isEmpty()) {
            chosen(option.path("choices"), read.get("value"), at + ".value");
        }
        return read;
    }

    private void value(JsonNode option, JsonNode value, ObjectNode read, String path) {
        String text = value.asText();
        switch (option.path("type").asInt()) {
            case 3 -> {
                Rules.longest(value, path, option.path("max_length").asInt(6000));
                if (text.isEmpty() || text.length() < option.path("min_length").asInt()) {
                    throw Refusal.badLength(
                            path,
                            Math.max(1, option.path("min_length").asInt()),
                            option.path("max_length").asInt(6000));
                }
                read.put("value", text);
            }
            case 4 -> read.put("value", whole(option, text, path));
            case 5 -> read.put("value", Boolean.parseBoolean(text));
            case 10 -> read.put("value", number(option, text, path));
            default -> named(option, text, read, path);
        }
    }

    private void named(JsonNode option, String id, ObjectNode read, String path) {
        switch (option.path("type").asInt()) {
            case 6 -> resolved.user(id, path);
            case 7 -> resolved.channel(id, option.path("channel_types"), path);
            case 8 -> resolved.role(id, path);
            case 9 -> resolved.mentionable(id, path);
            default -> throw Refusal.invalid(path, "BASE_TYPE_CHOICES", "Files cannot be given to commands here.");
        }
        read.put("value", id);
    }

    private static long whole(JsonNode option, String text, String path) {
        if (!text.matches("-?[0-9]{1,15}")) {
            throw Refusal.invalid(path, "NUMBER_TYPE_COERCE", "Value \"" + text + "\" is not int.");
        }
        long value = Long.parseLong(text);
        demandRange(option, (double) value, path);
        return value;
    }

    private static double number(JsonNode option, String text, String path) {
        try {
            double value = Double.parseDouble(text);
            demandRange(option, value, path);
            return value;
        } catch (NumberFormatException e) {
            throw Refusal.invalid(path, "NUMBER_TYPE_COERCE", "Value \"" + text + "\" is not double.");
        }
    }

    private static void demandRange(JsonNode option, double value, String path) {
        if (option.hasNonNull("min_value") && value < option.get("min_value").asDouble()) {
            throw Refusal.invalid(path, "NUMBER_TYPE_MIN", "Value is below " + option.get("min_value") + ".");
        }
        if (option.hasNonNull("max_value") && value > option.get("max_value").asDouble()) {
            throw Refusal.invalid(path, "NUMBER_TYPE_MAX", "Value is above " + option.get("max_value") + ".");
        }
    }

    private static void chosen(JsonNode choices, JsonNode value, String path) {
        for (JsonNode choice : choices) {
            if (choice.path("value").asText().equals(value.asText())) {
                return;
            }
        }
        throw Refusal.invalid(path, "BASE_TYPE_CHOICES", "The value is none of the choices.");
    }
}

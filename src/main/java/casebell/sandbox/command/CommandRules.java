package casebell.sandbox.command;

import casebell.sandbox.chat.Rules;
import casebell.sandbox.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What Discord refuses in a command. */
final class CommandRules {
    static final int SUBCOMMAND = 1;
    static final int GROUP = 2;

    private static final Pattern NAME = Pattern.compile("^[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}$");
    private static final int CHAT = 1;
    private static final int LARGEST = 8000;
    private static final int LAST_TYPE = 11;

    private CommandRules() {}

    static void check(JsonNode command, String at) {
        int type = command.path("type").asInt(CHAT);
        if (type < 1 || type > 3) {
            throw Refusal.notOneOf(at + "type", "1, 2, 3");
        }
        if (type != CHAT) {
            Rules.between(command.path("name"), at + "name", 1, 32);
            if (!command.path("description").asText("").isEmpty()) {
                throw Refusal.invalid(
                        at + "description",
                        "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
                        "Context menu commands cannot have description");
            }
            if (!command.path("options").isEmpty()) {
                throw Refusal.invalid(
                        at + "options",
                        "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS",
                        "Context menu commands cannot have options");
            }
            return;
        }
        name(command, at);
        Rules.between(command.path("description"), at + "description", 1, 100);
        options(command.path("options"), at + "options", 0);
        if (size(command) > LARGEST) {
            throw Refusal.invalid(
                    at.isEmpty() ? "options" : at.substring(0, at.length() - 1),
                    "APPLICATION_COMMAND_TOO_LARGE",
                    "Command exceeds maximum size (" + LARGEST + ")");
        }
    }

    private static int size(JsonNode node) {
        int size = node.path("name").asText("").length()
                + node.path("description").asText("").length();
        for (JsonNode choice : node.path("choices")) {
            size += choice.path("name").asText("").length()
                    + choice.path("value").asText("").length();
        }
        for (JsonNode option : node.path("options")) {
            size += size(option);
        }
        return size;
    }

    private static void options(JsonNode options, String path, int depth) {
        if (options.size() > 25) {
            throw Refusal.tooLong(path, 25);
        }
        boolean optionalSeen = false;
        Set<String> names = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.get(i);
            String at = path + "." + i;
            int type = option.path("type").asInt();
            type(options, type, at, depth);
            name(option, at + ".");
            Rules.between(option.path("description"), at + ".description", 1, 100);
            if (!names.add(option.path("name").asText())) {
                throw Refusal.invalid(
                        path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            }
            boolean isRequired = option.path("required").asBoolean();
            if (isRequired && optionalSeen) {
                throw Refusal.invalid(
                        at,
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optionalSeen |= type > GROUP && !isRequired;
            choices(option, at);
            if (type <= GROUP) {
                options(option.path("options"), at + ".options", depth + 1);
            }
        }
    }

    private static void type(JsonNode siblings, int type, String at, int depth) {
        if (type < 1 || type > LAST_TYPE) {
            throw Refusal.notOneOf(at + ".type", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11");
        }
        boolean isNested = type <= GROUP;
        for (JsonNode each : siblings) {
            if ((each.path("type").asInt() <= GROUP) != isNested) {
                throw Refusal.invalid(
                        at,
                        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                        "Sub-command and sub-command group option types are mutually exclusive to all other types");
            }
        }
        boolean isTooDeep = (type == GROUP && depth > 0) || (type == SUBCOMMAND && depth > 1);
        if (isTooDeep) {
            throw Refusal.invalid(
                    at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands cannot be nested so deeply");
        }
    }

    private static void choices(JsonNode option, String at) {
        JsonNode choices = option.path("choices");
        if (choices.size() > 25) {
            throw Refusal.tooLong(at + ".choices", 25);
        }
        if (!choices.isEmpty() && option.path("autocomplete").asBoolean()) {
            throw Refusal.invalid(
                    at,
                    "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
                    "Autocomplete and choices are mutually exclusive");
        }
        for (int i = 0; i < choices.size(); i++) {
            choice(choices.get(i), at + ".choices." + i);
        }
    }

    /** One choice, of a command or of a completion. */
    static void choice(JsonNode choice, String at) {
        Rules.between(choice.path("name"), at + ".name", 1, 100);
        if (choice.path("value").isMissingNode()) {
            throw Refusal.required(at + ".value");
        }
        Rules.longest(choice.path("value"), at + ".value", 100);
    }

    private static void name(JsonNode named, String at) {
        String name = named.path("name").asText("");
        if (name.isEmpty() || name.length() > 32) {
            throw Refusal.badLength(at + "name", 1, 32);
        }
        if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw Refusal.invalid(at + "name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }
}

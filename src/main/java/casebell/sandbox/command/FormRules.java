package casebell.sandbox.command;

import casebell.sandbox.chat.ComponentRules;
import casebell.sandbox.chat.Parts;
import casebell.sandbox.chat.Rules;
import casebell.sandbox.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What Discord refuses in a form. */
final class FormRules {
    private static final Set<Integer> IN_LABEL = Set.of(
            Parts.STRINGS,
            Parts.TEXT_INPUT,
            Parts.USERS,
            Parts.ROLES,
            Parts.MENTIONABLES,
            Parts.CHANNELS,
            Parts.FILE_UPLOAD,
            Parts.RADIO_GROUP,
            Parts.CHECKBOX_GROUP,
            Parts.CHECKBOX);

    private FormRules() {}

    static void check(JsonNode form) {
        Rules.between(form.path("custom_id"), "data.custom_id", 1, 100);
        Rules.between(form.path("title"), "data.title", 1, 45);
        JsonNode parts = form.path("components");
        Rules.sized(parts, "data.components", 1, 5);
        for (int i = 0; i < parts.size(); i++) {
            part(parts.get(i), "data.components." + i);
        }
        ComponentRules.unique(Parts.all(parts), "data.components");
    }

    private static void part(JsonNode part, String path) {
        switch (part.path("type").asInt()) {
            case Parts.ROW -> {
                Rules.sized(part.path("components"), path + ".components", 1, 1);
                JsonNode input = part.path("components").get(0);
                if (input.path("type").asInt() != Parts.TEXT_INPUT) {
                    throw Refusal.notOneOf(path + ".components.0.type", "4");
                }
                Rules.between(input.path("label"), path + ".components.0.label", 1, 45);
                input(input, path + ".components.0");
            }
            case Parts.LABEL -> label(part, path);
            case Parts.TEXT -> Rules.between(part.path("content"), path + ".content", 1, 4000);
            default -> throw Refusal.notOneOf(path + ".type", "1, 10, 18");
        }
    }

    private static void label(JsonNode label, String path) {
        Rules.between(label.path("label"), path + ".label", 1, 45);
        Rules.longest(label.path("description"), path + ".description", 100);
        JsonNode inner = label.path("component");
        int type = inner.path("type").asInt();
        if (!IN_LABEL.contains(type)) {
            throw Refusal.notOneOf(path + ".component.type", "3, 4, 5, 6, 7, 8, 19, 21, 22, 23");
        }
        if (type == Parts.TEXT_INPUT) {
            input(inner, path + ".component");
        } else if (Parts.isMenu(type)) {
            ComponentRules.menu(inner, path + ".component");
        } else {
            Rules.between(inner.path("custom_id"), path + ".component.custom_id", 1, 100);
        }
    }

    private static void input(JsonNode input, String path) {
        Rules.between(input.path("custom_id"), path + ".custom_id", 1, 100);
        int style = input.path("style").asInt();
        if (style != 1 && style != 2) {
            throw Refusal.notOneOf(path + ".style", "1, 2");
        }
        Rules.longest(input.path("placeholder"), path + ".placeholder", 100);
        Rules.longest(input.path("value"), path + ".value", 4000);
        Rules.ranged(input.path("min_length"), path + ".min_length", 0, 4000);
        Rules.ranged(input.path("max_length"), path + ".max_length", 1, 4000);
    }
}

package casebell.sandbox.chat;

import casebell.sandbox.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Discord refuses in components: which may stand in which, how many, and twice the same id. */
public final class ComponentRules {
    private static final Set<Integer> TOP =
            Set.of(Parts.ROW, Parts.SECTION, Parts.TEXT, Parts.GALLERY, Parts.FILE, Parts.SEPARATOR, Parts.CONTAINER);
    private static final Set<Integer> IN_CONTAINER =
            Set.of(Parts.ROW, Parts.SECTION, Parts.TEXT, Parts.GALLERY, Parts.FILE, Parts.SEPARATOR);
    private static final Set<Integer> IN_ROW =
            Set.of(Parts.BUTTON, Parts.STRINGS, Parts.USERS, Parts.ROLES, Parts.MENTIONABLES, Parts.CHANNELS);
    private static final int MOST_V2 = 40;
    private static final int MOST_TEXT = 4000;

    private ComponentRules() {}

    static void ofMessage(JsonNode components, String path, boolean v2) {
        if (!v2 && components.size() > 5) {
            throw Refusal.tooLong(path, 5);
        }
        for (int i = 0; i < components.size(); i++) {
            checkOne(components.get(i), path + "." + i, v2 ? TOP : Set.of(Parts.ROW));
        }
        List<ObjectNode> all = Parts.all(components);
        if (v2 && all.size() > MOST_V2) {
            throw Refusal.invalid(
                    path,
                    "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                    "The total number of components cannot exceed " + MOST_V2);
        }
        int text = all.stream()
                .filter(c -> c.path("type").asInt() == Parts.TEXT)
                .mapToInt(c -> c.path("content").asText("").length())
                .sum();
        if (text > MOST_TEXT) {
            throw Refusal.invalid(
                    path,
                    "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                    "Total displayable text size exceeds maximum size of " + MOST_TEXT);
        }
        unique(all, path);
    }

    /** Refuses the same id twice. */
    public static void unique(List<ObjectNode> all, String path) {
        Set<String> customIds = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (ObjectNode each : all) {
            if (each.hasNonNull("custom_id")
                    && !customIds.add(each.get("custom_id").asText())) {
                throw Refusal.invalid(
                        path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
            }
            int number = each.path("id").asInt();
            if (number != 0 && !numbers.add(number)) {
                throw Refusal.invalid(path, "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
            }
        }
    }

    private static void checkOne(JsonNode component, String path, Set<Integer> allowed) {
        int type = component.path("type").asInt();
        if (!allowed.contains(type)) {
            throw Refusal.notOneOf(
                    path + ".type",
                    String.join(
                            ", ", allowed.stream().sorted().map(String::valueOf).toList()));
        }
        switch (type) {
            case Parts.ROW -> row(component.path("components"), path + ".components");
            case Parts.SECTION -> section(component, path);
            case Parts.TEXT -> Rules.between(component.path("content"), path + ".content", 1, MOST_TEXT);
            case Parts.GALLERY -> gallery(component.path("items"), path + ".items");
            case Parts.FILE -> file(component.path("file"), path + ".file");
            case Parts.SEPARATOR -> Rules.ranged(component.path("spacing"), path + ".spacing", 1, 2);
            case Parts.THUMBNAIL -> Rules.address(component.path("media").path("url"), path + ".media.url");
            case Parts.CONTAINER -> container(component, path);
            case Parts.BUTTON -> button(component, path);
            default -> menu(component, path);
        }
    }

    private static void row(JsonNode children, String path) {
        Rules.sized(children, path, 1, 5);
        for (int i = 0; i < children.size(); i++) {
            checkOne(children.get(i), path + "." + i, IN_ROW);
            if (Parts.isMenu(children.get(i).path("type").asInt()) && children.size() > 1) {
                throw Refusal.invalid(
                        path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
            }
        }
    }

    private static void section(JsonNode section, String path) {
        JsonNode texts = section.path("components");
        Rules.sized(texts, path + ".components", 1, 3);
        for (int i = 0; i < texts.size(); i++) {
            checkOne(texts.get(i), path + ".components." + i, Set.of(Parts.TEXT));
        }
        if (!section.hasNonNull("accessory")) {
            throw Refusal.required(path + ".accessory");
        }
        checkOne(section.get("accessory"), path + ".accessory", Set.of(Parts.BUTTON, Parts.THUMBNAIL));
    }

    private static void gallery(JsonNode items, String path) {
        Rules.sized(items, path, 1, 10);
        for (int i = 0; i < items.size(); i++) {
            Rules.address(items.get(i).path("media").path("url"), path + "." + i + ".media.url");
            Rules.longest(items.get(i).path("description"), path + "." + i + ".description", 1024);
        }
    }

    private static void file(JsonNode file, String path) {
        Rules.address(file.path("url"), path + ".url");
        boolean isKept = file.has("attachment_id");
        if (!file.path("url").asText().startsWith("attachment://") && !isKept) {
            throw Refusal.invalid(
                    path + ".url",
                    "UNFURLED_MEDIA_ITEM_MUST_BE_ATTACHMENT",
                    "Only attachment:// references are allowed here");
        }
    }

    private static void container(JsonNode container, String path) {
        JsonNode children = container.path("components");
        Rules.sized(children, path + ".components", 1, MOST_V2);
        for (int i = 0; i < children.size(); i++) {
            checkOne(children.get(i), path + ".components." + i, IN_CONTAINER);
        }
        Rules.ranged(container.path("accent_color"), path + ".accent_color", 0, 0xFFFFFF);
    }

    private static void button(JsonNode button, String path) {
        int style = button.path("style").asInt();
        if (style < 1 || style > 6) {
            throw Refusal.notOneOf(path + ".style", "1, 2, 3, 4, 5, 6");
        }
        Rules.longest(button.path("label"), path + ".label", 80);
        if (style == 5) {
            Rules.address(button.path("url"), path + ".url");
            if (button.hasNonNull("custom_id")) {
                throw Refusal.invalid(
                        path,
                        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                        "A custom id and url cannot both be specified");
            }
        } else if (style < 5) {
            Rules.between(button.path("custom_id"), path + ".custom_id", 1, 100);
            if (button.path("label").asText("").isEmpty() && !button.hasNonNull("emoji")) {
                throw Refusal.invalid(path, "BUTTON_COMPONENT_EMPTY", "A button must have a label or an emoji");
            }
        }
    }

    /** The rules of a menu, in a message or in a form. */
    public static void menu(JsonNode menu, String path) {
        Rules.between(menu.path("custom_id"), path + ".custom_id", 1, 100);
        Rules.longest(menu.path("placeholder"), path + ".placeholder", 150);
        Rules.ranged(menu.path("min_values"), path + ".min_values", 0, 25);
        Rules.ranged(menu.path("max_values"), path + ".max_values", 1, 25);
        int most = menu.path("max_values").asInt(1);
        if (menu.path("min_values").asInt(1) > most) {
            throw Refusal.invalid(
                    path + ".min_values", "SELECT_COMPONENT_MIN_ABOVE_MAX", "min_values is above max_values");
        }
        if (menu.path("type").asInt() == Parts.STRINGS) {
            options(menu.path("options"), path + ".options");
        } else if (menu.path("default_values").size() > most) {
            throw Refusal.tooLong(path + ".default_values", most);
        }
    }

    private static void options(JsonNode options, String path) {
        Rules.sized(options, path, 1, 25);
        Set<String> values = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.get(i);
            String at = path + "." + i;
            Rules.between(option.path("label"), at + ".label", 1, 100);
            Rules.between(option.path("value"), at + ".value", 1, 100);
            Rules.longest(option.path("description"), at + ".description", 100);
            if (!values.add(option.path("value").asText())) {
                throw Refusal.invalid(
                        at + ".value",
                        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                        "The specified option value is already used");
            }
        }
    }
}

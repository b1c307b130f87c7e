package casebell.sandbox.chat;

import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The files of messages, and what names them: {@code attachment://} in embeds and components. */
final class Attachments {
    private static final String REFERENCE = "attachment://";

    private final World world;
    private final String base;

    Attachments(World world, String base) {
        this.world = world;
        this.base = base;
    }

    /** Stores the files of a call; the JSON may describe them by number. */
    ArrayNode store(String channelId, Call call) {
        ArrayNode stored = Wire.array();
        if (call.files().size() > 10) {
            throw Refusal.tooLong("attachments", 10);
        }
        for (Call.File file : call.files()) {
            String id = world.nextId();
            String path = "/attachments/" + channelId + "/" + id + "/" + plain(file.name());
            world.putUpload(path, file.upload());
            ObjectNode attachment = stored.addObject()
                    .put("id", id)
                    .put("filename", plain(file.name()))
                    .put("size", file.bytes().remaining())
                    .put("url", base + path)
                    .put("proxy_url", base + path)
                    .put("content_type", file.type());
            for (JsonNode told : call.body().path("attachments")) {
                if (told.path("id").asText().equals(file.number()) && told.hasNonNull("description")) {
                    attachment.set("description", told.get("description"));
                }
            }
        }
        return stored;
    }

    /** Discord's file names have no blanks and nothing strange. */
    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "");
        return plain.isEmpty() ? "unknown" : plain;
    }

    /** Those of the old ones that an edit keeps: all, unless it lists some. */
    static ArrayNode kept(ObjectNode message, JsonNode body) {
        ArrayNode kept = Wire.array();
        for (JsonNode each : message.path("attachments")) {
            boolean isKept = !body.hasNonNull("attachments");
            for (JsonNode wanted : body.path("attachments")) {
                isKept |= wanted.path("id").asText().equals(each.path("id").asText());
            }
            if (isKept) {
                kept.add(each.deepCopy());
            }
        }
        return kept;
    }

    /** Puts the real address where an embed's picture names a file. */
    static void resolveEmbed(ObjectNode embed, ArrayNode attachments) {
        for (String part : new String[] {"image", "thumbnail"}) {
            if (embed.get(part) instanceof ObjectNode picture && picture.hasNonNull("url")) {
                String url = picture.get("url").asText();
                String real =
                        find(url, attachments).map(a -> a.get("url").asText()).orElse(url);
                picture.put("url", real).put("proxy_url", real);
            }
        }
        for (String part : new String[] {"author", "footer"}) {
            if (embed.get(part) instanceof ObjectNode icon && icon.hasNonNull("icon_url")) {
                String url = icon.get("icon_url").asText();
                String real =
                        find(url, attachments).map(a -> a.get("url").asText()).orElse(url);
                icon.put("icon_url", real).put("proxy_icon_url", real);
            }
        }
    }

    /** Puts the real address where a component names a file. */
    void resolveMedia(ObjectNode media, String path, ArrayNode attachments) {
        String url = media.path("url").asText();
        Optional<JsonNode> named = find(url, attachments);
        if (url.startsWith(REFERENCE) && named.isEmpty()) {
            throw Refusal.invalid(
                    path,
                    "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                    "The referenced attachment was not found: " + url);
        }
        String real = named.map(a -> a.get("url").asText()).orElse(url);
        media.put("url", real).put("proxy_url", real).putNull("width").putNull("height");
        if (!media.has("id")) {
            media.put("id", world.nextId());
        }
        named.ifPresent(a -> media.put("attachment_id", a.get("id").asText())
                .put("content_type", a.path("content_type").asText()));
    }

    static Optional<JsonNode> find(String url, ArrayNode attachments) {
        for (JsonNode each : attachments) {
            boolean isReferred = url.equals(REFERENCE + each.get("filename").asText());
            if (isReferred || url.equals(each.get("url").asText())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}

package casebell.sandbox;

import casebell.sandbox.chat.Parts;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A member of the team who acts from code: over the wire, with the person's own token, as the page does. */
public final class Person {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final AtomicLong NONCES = new AtomicLong();

    private final LocalDiscord discord;
    private final Member member;
    private final List<Heard> heard = new ArrayList<>();

    Person(LocalDiscord discord, Member member) {
        this.discord = discord;
        this.member = member;
        discord.world().addAudience(this::hear);
    }

    /** Something that this person saw happen. */
    public record Heard(String type, ObjectNode data) {}

    private void hear(String type, ObjectNode data, Optional<String> channelId, Optional<String> onlyFor) {
        World world = discord.world();
        Member now = world.member(member.id()).orElse(member);
        boolean mine = onlyFor.isPresent()
                ? onlyFor.get().equals(member.id())
                : channelId.isEmpty() || world.canSee(now, channelId.get());
        if (mine) {
            synchronized (heard) {
                heard.add(new Heard(type, data));
                heard.notifyAll();
            }
        }
    }

    /** The person's user id. */
    public String id() {
        return member.id();
    }

    /** Everything heard so far. */
    public List<Heard> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /** Writes a message and returns it. */
    public ObjectNode say(String channel, String text) {
        return call(
                "POST", "channels/" + idOf(channel) + "/messages", Wire.object().put("content", text));
    }

    /** Writes another text in the place of an own message, and returns it. */
    public ObjectNode edit(ObjectNode message, String text) {
        return call("PATCH", path(message), Wire.object().put("content", text));
    }

    /** Deletes an own message. */
    public void delete(ObjectNode message) {
        call("DELETE", path(message), Wire.object());
    }

    private static String path(ObjectNode message) {
        return "channels/" + message.path("channel_id").asText() + "/messages/"
                + message.path("id").asText();
    }

    /** The messages of a channel that the person may read, as they are now, oldest first. */
    public List<ObjectNode> messages(String channel) {
        synchronized (discord.world()) {
            return discord.world().messages(idOf(channel)).stream()
                    .map(ObjectNode::deepCopy)
                    .toList();
        }
    }

    /**
     * Waits until a message of the channel, new or edited, fits.
     *
     * @throws AssertionError when none does in time; it tells what stands there
     */
    public ObjectNode await(String channel, Predicate<ObjectNode> fits, Duration atMost) {
        return await(List.of(channel), fits, atMost);
    }

    /**
     * Waits until a message in one of the channels, new or edited, fits.
     *
     * @throws AssertionError when none does in time; it tells what stands there
     */
    public ObjectNode await(List<String> channels, Predicate<ObjectNode> fits, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            int seen = heard().size();
            List<ObjectNode> all = channels.stream()
                    .flatMap(channel -> messages(channel).stream())
                    .toList();
            Optional<ObjectNode> found = all.stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!awaitMore(seen, deadline)) {
                throw new AssertionError(
                        "No message in " + channels + " fits within " + atMost + ". There are: " + all);
            }
        }
    }

    /**
     * Waits until something heard fits.
     *
     * @throws AssertionError when nothing does in time; it tells what was heard
     */
    public Heard awaitHeard(Predicate<Heard> fits, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            List<Heard> all = heard();
            Optional<Heard> found = all.stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!awaitMore(all.size(), deadline)) {
                throw new AssertionError("Nothing that was heard within " + atMost + " fits: " + all);
            }
        }
    }

    /**
     * Waits until more was heard than was seen, a quarter of a second at most, since what fits may depend on more than messages. The world's lock is
     * never wanted while this one is held.
     *
     * @return false when the time is over
     */
    private boolean awaitMore(int seen, long deadline) {
        synchronized (heard) {
            long left = deadline - System.nanoTime();
            try {
                if (left > 0 && heard.size() <= seen) {
                    TimeUnit.NANOSECONDS.timedWait(heard, Math.min(left, TimeUnit.MILLISECONDS.toNanos(250)));
                }
                return left > 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting", e);
            }
        }
    }

    /** Presses the button with this label on a message. */
    public Answer press(ObjectNode message, String label) {
        JsonNode button = find(message.path("components"), "label", label)
                .orElseThrow(() -> new AssertionError("There is no button '" + label + "' on " + message));
        return pressId(message, button.path("custom_id").asText(), 2, List.of());
    }

    /** Chooses in the first menu of a message, of whatever kind: texts, or ids of people, roles or channels. */
    public Answer select(ObjectNode message, String... values) {
        JsonNode menu = Stream.of("3", "5", "6", "7", "8")
                .flatMap(type -> find(message.path("components"), "type", type).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no menu on " + message));
        return pressId(
                message, menu.path("custom_id").asText(), menu.path("type").asInt(), List.of(values));
    }

    /** Presses a component by its id, as it is or forged. */
    public Answer pressId(ObjectNode message, String customId, int componentType, List<String> values) {
        ObjectNode data = Wire.object().put("custom_id", customId).put("component_type", componentType);
        values.forEach(data.putArray("values")::add);
        ObjectNode body = begin(3, message.path("channel_id").asText(), data)
                .put("message_id", message.path("id").asText());
        return interact(body);
    }

    /** Runs a slash command: {@code slash("case-review", "case approve", Map.of("case", "demo/4821"))}. */
    public Answer slash(String channel, String command, Map<String, String> options) {
        return interact(command(2, channel, command, options, ""));
    }

    /** Runs a slash command in a conversation with the bot alone. */
    public Answer slashAlone(String command, Map<String, String> options) {
        ObjectNode alone = call("POST", "users/@me/channels", Wire.object().put("recipient_id", TeamWorld.BOT));
        ObjectNode body = command(2, "general", command, options, "");
        body.remove("guild_id");
        return interact(body.put("channel_id", alone.path("id").asText()));
    }

    /** What completes a half-typed option. */
    public List<String> complete(String channel, String command, String option, String typed) {
        Answer answer = interact(command(4, channel, command, Map.of(option, typed), option));
        List<String> names = new ArrayList<>();
        answer.event("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE")
                .ifPresent(e ->
                        e.path("choices").forEach(c -> names.add(c.path("value").asText())));
        return names;
    }

    /** Uses a person's context menu. */
    public Answer menuOn(Person other, String channel, String name) {
        ObjectNode data = Wire.object().put("name", name).put("type", 2).put("target_id", other.id());
        return interact(begin(2, idOf(channel), data));
    }

    /** Uses a message's context menu. */
    public Answer menu(ObjectNode message, String name) {
        ObjectNode data = Wire.object()
                .put("name", name)
                .put("type", 3)
                .put("target_id", message.path("id").asText());
        return interact(begin(2, message.path("channel_id").asText(), data));
    }

    /** Fills in the form of an answer and sends it: every text input gets the one value given. */
    public Answer submit(Answer asked, String value) {
        ObjectNode modal = asked.event("INTERACTION_MODAL_CREATE")
                .orElseThrow(() -> new AssertionError("No form was shown: " + asked));
        return send(modal, c -> c.path("type").asInt() == 4 ? value : "");
    }

    /** Fills in the form of an answer by custom id and sends it; a menu takes its values with commas between them. */
    public Answer submit(Answer asked, Map<String, String> values) {
        ObjectNode modal = asked.event("INTERACTION_MODAL_CREATE")
                .orElseThrow(() -> new AssertionError("No form was shown: " + asked));
        return send(modal, c -> values.getOrDefault(c.path("custom_id").asText(), ""));
    }

    private Answer send(JsonNode modal, Function<JsonNode, String> values) {
        ObjectNode data = Wire.object().put("custom_id", modal.path("custom_id").asText());
        ArrayNode parts = data.putArray("components");
        for (JsonNode each : modal.path("components")) {
            ObjectNode part = each.deepCopy();
            fill(part, values);
            parts.add(part);
        }
        ObjectNode body = begin(5, modal.path("channel_id").asText(), data);
        String messageId = modal.path("message").path("id").asText("");
        return interact(messageId.isEmpty() ? body : body.put("message_id", messageId));
    }

    private static void fill(ObjectNode component, Function<JsonNode, String> values) {
        if (component.has("custom_id")) {
            String value = values.apply(component);
            int type = component.path("type").asInt();
            if (type == 4 || type == 21 || type == 23) {
                component.put("value", value);
            } else {
                ArrayNode chosen = component.putArray("values");
                Stream.of(value.split(",", -1)).filter(v -> !v.isEmpty()).forEach(chosen::add);
            }
        }
        component.path("components").forEach(c -> fill((ObjectNode) c, values));
        if (component.get("component") instanceof ObjectNode inner) {
            fill(inner, values);
        }
    }

    private ObjectNode command(int type, String channel, String command, Map<String, String> options, String focused) {
        String[] words = command.split(" ", -1);
        ObjectNode data = Wire.object().put("name", words[0]).put("type", 1);
        ArrayNode at = data.putArray("options");
        for (int i = 1; i < words.length; i++) {
            ObjectNode sub = at.addObject().put("name", words[i]).put("type", 1);
            at = sub.putArray("options");
        }
        ArrayNode last = at;
        options.forEach((name, value) -> {
            ObjectNode option =
                    last.addObject().put("name", name).put("type", 3).put("value", value);
            if (name.equals(focused)) {
                option.put("focused", true);
            }
        });
        return begin(type, idOf(channel), data);
    }

    private ObjectNode begin(int type, String channelId, ObjectNode data) {
        ObjectNode body = Wire.object()
                .put("type", type)
                .put("application_id", TeamWorld.BOT)
                .put("channel_id", channelId);
        if (!discord.world().isDirect(channelId)) {
            body.put("guild_id", TeamWorld.GUILD);
        }
        body.set("data", data);
        return body;
    }

    private Answer interact(ObjectNode body) {
        String nonce = member.username() + "-" + NONCES.incrementAndGet();
        int from;
        synchronized (heard) {
            from = heard.size();
        }
        call("POST", "interactions", body.put("nonce", nonce));
        Answer answer = new Answer(heard, from, nonce);
        answer.awaitFirst();
        return answer;
    }

    /** The direct channel with the bot, opened when there is none; its id. */
    public String direct() {
        return call("POST", "users/@me/channels", Wire.object().put("recipient_id", TeamWorld.BOT))
                .path("id")
                .asText();
    }

    /**
     * Calls the API as this person, for whatever has no method of its own: {@code call("PATCH", "channels/1", body)}.
     *
     * @throws AssertionError when the call is refused; it tells how
     */
    public ObjectNode call(String method, String path, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(discord.restUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", member.token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(Wire.write(body)))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new AssertionError(method + " " + path + " was refused: " + response.body());
            }
            return Wire.read(response.body()) instanceof ObjectNode o ? o : Wire.object();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while calling", e);
        }
    }

    private static Optional<ObjectNode> find(JsonNode components, String field, String value) {
        return Parts.all(components).stream()
                .filter(c -> c.path(field).asText().equals(value))
                .findFirst();
    }

    /** Whether the channel is visible to this person. */
    public boolean canSee(String channel) {
        World world = discord.world();
        Member now = world.member(member.id()).orElse(member);
        return world.canSee(now, idOf(channel));
    }

    /** Channels are named by name, or by id when they have none. */
    private String idOf(String channel) {
        return channel.matches("[0-9]{17,20}") ? channel : discord.world().channelByName(channel);
    }
}

package casebell.sandbox.command;

import casebell.sandbox.chat.Call;
import casebell.sandbox.chat.Messages;
import casebell.sandbox.chat.Scribe;
import casebell.sandbox.chat.Threads;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Commands, presses, completions and forms: begun by a person, answered by the bot within three seconds, followed up for fifteen minutes. Both are
 * measured by the world's clock; the three seconds by real time as well, so that nobody waits for ever where the clock stands still.
 */
public final class Interactions {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration TOKEN_LIVES = Duration.ofMinutes(15);
    private static final int MOST = 5000;

    private final World world;
    private final ScheduledExecutorService timer;
    private final Resolver resolver;
    private final Replies replies;
    private final Callbacks callbacks;
    private final Map<String, Interaction> byToken = new LinkedHashMap<>();

    /**
     * @param timer watches the three seconds
     */
    public Interactions(
            World world, Scribe scribe, Messages messages, Threads threads, ScheduledExecutorService timer) {
        this.world = world;
        this.timer = timer;
        Hidden hidden = new Hidden();
        Forms forms = new Forms();
        this.resolver = new Resolver(world, hidden, forms);
        this.replies = new Replies(world, scribe, messages, threads, hidden);
        this.callbacks = new Callbacks(replies, forms);
    }

    /** A person begins one. */
    public void begin(Call call) {
        ObjectNode event = resolver.event(call.who(), call.body());
        Interaction interaction = new Interaction(
                "itoken-" + event.get("id").asText(),
                call.who().id(),
                call.body().path("nonce").asText(""),
                world.now(),
                event);
        event.put("token", interaction.token());
        byToken.put(interaction.token(), interaction);
        forgetOld();
        replies.tell(interaction, "INTERACTION_CREATE", Replies.named(interaction));
        interaction.expiry(timer.schedule(
                () -> {
                    synchronized (world) {
                        expire(interaction);
                    }
                },
                ANSWER_WITHIN.toMillis(),
                TimeUnit.MILLISECONDS));
        world.tellOnly(TeamWorld.BOT, "INTERACTION_CREATE", event);
    }

    private void forgetOld() {
        Iterator<Interaction> oldest = byToken.values().iterator();
        while (byToken.size() > MOST && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private void expire(Interaction interaction) {
        if (!interaction.isAnswered() && !interaction.hasFailed()) {
            interaction.fail();
            replies.tell(
                    interaction,
                    "INTERACTION_FAILURE",
                    Replies.named(interaction).put("reason_code", 2));
        }
    }

    /** The bot's one callback. Null when no content is asked for. */
    public @org.jspecify.annotations.Nullable ObjectNode callback(Call call) {
        Interaction interaction = byToken.get(call.at("token"));
        if (interaction == null || !interaction.id().equals(call.at("id"))) {
            throw Refusal.unknownInteraction();
        }
        if (interaction.isAnswered()) {
            throw Refusal.of(400, 40060, "Interaction has already been acknowledged.");
        }
        if (world.now().isAfter(interaction.begunAt().plus(ANSWER_WITHIN))) {
            expire(interaction);
        }
        if (interaction.hasFailed()) {
            throw Refusal.unknownInteraction();
        }
        return callbacks.answer(interaction, call);
    }

    /** A further message. The first one after a deferred answer takes that one's place. */
    public ObjectNode followUp(Call call) {
        Interaction interaction = alive(call);
        Replies.check(call, "");
        if (interaction.originalId().isPresent()) {
            ObjectNode original = replies.find(interaction, "@original");
            if ((original.path("flags").asInt() & Scribe.LOADING) != 0) {
                return replies.change(interaction, original, call, "").deepCopy();
            }
        }
        return replies.say(interaction, call, false).deepCopy();
    }

    public ObjectNode message(Call call) {
        return replies.find(alive(call), call.at("message")).deepCopy();
    }

    public ObjectNode edit(Call call) {
        Interaction interaction = alive(call);
        ObjectNode message = replies.find(interaction, call.at("message"));
        return replies.change(interaction, message, call, "").deepCopy();
    }

    public void delete(Call call) {
        Interaction interaction = alive(call);
        ObjectNode message = replies.find(interaction, call.at("message"));
        replies.remove(interaction, message);
        if (interaction.originalId().filter(message.get("id").asText()::equals).isPresent()) {
            interaction.forgetOriginal();
        }
    }

    private Interaction alive(Call call) {
        Interaction interaction = byToken.get(call.at("token"));
        if (interaction == null || !interaction.isAnswered() || !call.at("app").equals(TeamWorld.BOT)) {
            throw Refusal.of(404, 10015, "Unknown Webhook");
        }
        if (world.now().isAfter(interaction.begunAt().plus(TOKEN_LIVES))) {
            throw Refusal.of(401, 50027, "Invalid Webhook Token");
        }
        return interaction;
    }
}

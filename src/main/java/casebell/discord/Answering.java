package casebell.discord;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledges first and works afterwards; every way it can end answers the person. When many press at once, work stands back for a moment while
 * others were not acknowledged yet: Discord gives up on them after three seconds, and waits a quarter of an hour for an outcome.
 */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    static final int LONGEST = 1900;
    static final String BUSY = "Casebell is too busy at the moment; nothing was done. Try again in a minute.";

    private final Executor workers;
    private final SecureRandom random = new SecureRandom();
    private final Unheard unheard = new Unheard();

    Answering(Executor workers) {
        this.workers = workers;
    }

    /** Begins an answer; what goes wrong before it has begun is answered as well. */
    void orIncident(IReplyCallback event, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unknown) {
            now(event, incident(unknown));
        }
    }

    /** Answers one person at once. */
    void now(IReplyCallback event, String text) {
        event.reply(Clean.shortened(text, LONGEST))
                .setEphemeral(true)
                .setAllowedMentions(List.of())
                .queue(null, this::lost);
    }

    /** Acknowledges, works, and then answers one person with a text. */
    void text(IReplyCallback event, Supplier<String> work) {
        later(event, hook -> edit(hook, work.get()));
    }

    /** Acknowledges, works, and leaves the answer to the work. */
    void later(IReplyCallback event, Consumer<InteractionHook> work) {
        unheard.comes();
        event.deferReply(true)
                .queue(
                        hook -> {
                            unheard.isHeard();
                            try {
                                workers.execute(() -> run(hook, work));
                            } catch (RejectedExecutionException busy) {
                                edit(hook, BUSY);
                            }
                        },
                        error -> {
                            unheard.isHeard();
                            lost(error);
                        });
    }

    /** Puts a text in the place of "thinking". */
    void edit(InteractionHook hook, String text) {
        hook.editOriginal(Clean.shortened(text, LONGEST))
                .setAllowedMentions(List.of())
                .queue(null, this::lost);
    }

    private void run(InteractionHook hook, Consumer<InteractionHook> work) {
        unheard.goFirst();
        try {
            work.accept(hook);
        } catch (RuntimeException unknown) {
            edit(hook, incident(unknown));
        }
    }

    /** Whatever went wrong, the person gets an answer and the log the whole of it. */
    private String incident(RuntimeException unknown) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String incident = HexFormat.of().formatHex(bytes);
        LOG.error("Incident {}", incident, unknown);
        return unexpected(incident);
    }

    static String unexpected(String incident) {
        return "Something went wrong that Casebell did not expect. Tell an operator this number: " + incident + ".";
    }

    void lost(Throwable error) {
        LOG.info("An answer did not reach the person: {}", error.getClass().getSimpleName());
    }
}

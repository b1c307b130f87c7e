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

/** Acknowledges first and works afterwards; every way it can end answers the person. */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final int LONGEST = 1900;

    private final Executor workers;
    private final SecureRandom random = new SecureRandom();

    Answering(Executor workers) {
        this.workers = workers;
    }

    /** Answers one person at once. */
    void now(IReplyCallback event, String text) {
        event.reply(shortened(text))
                .setEphemeral(true)
                .setAllowedMentions(List.of())
                .queue(null, this::lost);
    }

    /** Acknowledges, works, and then answers one person with a text. */
    void text(IReplyCallback event, Supplier<String> work) {
        later(
                event,
                hook -> hook.editOriginal(shortened(work.get()))
                        .setAllowedMentions(List.of())
                        .queue(null, this::lost));
    }

    /** Acknowledges, works, and leaves the answer to the work. */
    void later(IReplyCallback event, Consumer<InteractionHook> work) {
        event.deferReply(true)
                .queue(
                        hook -> {
                            try {
                                workers.execute(() -> run(hook, work));
                            } catch (RejectedExecutionException busy) {
                                hook.editOriginal(
                                                "Casebell is too busy at the moment; nothing was done. Try again in a minute.")
                                        .queue(null, this::lost);
                            }
                        },
                        this::lost);
    }

    private void run(InteractionHook hook, Consumer<InteractionHook> work) {
        try {
            work.accept(hook);
        } catch (RuntimeException unknown) {
            // the edge: whatever went wrong, the person gets an answer and the log the whole of it
            byte[] bytes = new byte[4];
            random.nextBytes(bytes);
            String incident = HexFormat.of().formatHex(bytes);
            LOG.error("Incident {}", incident, unknown);
            hook.editOriginal("Something went wrong that Casebell did not expect. Tell an operator the incident "
                            + incident + ".")
                    .queue(null, this::lost);
        }
    }

    private void lost(Throwable error) {
        LOG.info("An answer did not reach the person: {}", error.getClass().getSimpleName());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}

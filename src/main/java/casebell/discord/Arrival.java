package casebell.discord;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;

/** Waits for the moment at which the bot is there, or was turned away for good. */
final class Arrival extends ListenerAdapter {
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    @Override
    public void onReady(ReadyEvent event) {
        end.complete(0);
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        end.complete(event.getCode());
    }

    /**
     * Whether the bot is there in time.
     *
     * @throws DiscordTrouble when Discord turned it away and only a person can change that
     */
    boolean comes(Duration limit) throws InterruptedException {
        try {
            int code = end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (code == CloseCode.DISALLOWED_INTENTS.getCode()) {
                throw new DiscordTrouble(
                        "Discord does not let the bot read messages. Switch on 'Message Content Intent' for the bot in the developer portal, or set read-messages: false.");
            }
            if (code == CloseCode.AUTHENTICATION_FAILED.getCode()) {
                throw new DiscordTrouble(
                        "Discord refused the bot's token. Make a new one in the developer portal and set it.");
            }
            return code == 0;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("This future never fails", e);
        }
    }
}

package casebell.bench;

import casebell.sandbox.LocalDiscord;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the bot wrote or edited in a local Discord, with the moment at which it happened there. */
final class News {
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    /** One message of the bot as it was then. */
    record Item(ObjectNode message, String text, long nanos) {}

    News(LocalDiscord discord) {
        discord.world().addAudience((type, data, channel, onlyFor) -> {
            boolean isMessage = type.equals("MESSAGE_CREATE") || type.equals("MESSAGE_UPDATE");
            if (isMessage && data.path("author").path("id").asText().equals(TeamWorld.BOT)) {
                items.add(new Item(data.deepCopy(), data.toString(), System.nanoTime()));
            }
        });
    }

    /** The next message that holds all of these; empty when none comes in time. */
    Optional<Item> next(Duration atMost, String... parts) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Item item = items.poll(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (item == null) {
                return Optional.empty();
            }
            if (holdsAll(item.text(), parts)) {
                return Optional.of(item);
            }
        }
    }

    private static boolean holdsAll(String text, String... parts) {
        for (String part : parts) {
            if (!text.contains(part)) {
                return false;
            }
        }
        return true;
    }
}

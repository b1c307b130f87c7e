package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.junit.jupiter.api.Test;

/** Eight people write, edit, react and read at once. */
class ManyAtOnceTest {
    private static final int PEOPLE = 8;
    private static final int EACH = 200;
    private static final List<String> NAMES = List.of("ines", "bram", "yuki", "lena", "tomas", "vera", "omar", "noor");

    @Test
    void every_message_has_its_own_id_and_everybody_hears_them_in_order() throws Exception {
        try (Joined joined = Joined.now()) {
            List<String> heard = new ArrayList<>();
            joined.on(MessageReceivedEvent.class, e -> {
                synchronized (heard) {
                    heard.add(e.getMessageId());
                }
            });
            Person listener = joined.as("pia");
            ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
            List<Future<List<String>>> written = new ArrayList<>();
            NAMES.forEach(name -> written.add(people.submit(() -> write(joined.as(name)))));
            Set<String> ids = new HashSet<>();
            for (Future<List<String>> each : written) {
                List<String> own = each.get(60, TimeUnit.SECONDS);
                assertEquals(own.stream().sorted().toList(), own, "a writer's ids rise");
                ids.addAll(own);
            }
            people.shutdownNow();
            assertEquals(PEOPLE * EACH, ids.size());

            String room = joined.discord.world().channelByName("general");
            List<String> stored = joined.discord.world().messages(room).stream()
                    .map(m -> m.path("id").asText())
                    .toList();
            assertEquals(PEOPLE * EACH, stored.size());
            joined.await(MessageReceivedEvent.class, e -> e.getMessageId().equals(stored.get(stored.size() - 1)));
            List<String> byThePerson = listener.heard().stream()
                    .filter(h -> h.type().equals("MESSAGE_CREATE"))
                    .map(h -> h.data().path("id").asText())
                    .toList();
            assertEquals(stored, byThePerson);
            synchronized (heard) {
                assertEquals(stored, heard);
            }
        }
    }

    private static List<String> write(Person person) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            ObjectNode said = person.say("general", person.id() + " " + i);
            String path = "channels/" + said.path("channel_id").asText() + "/messages/"
                    + said.path("id").asText();
            ids.add(said.path("id").asText());
            if (i % 10 == 0) {
                person.call("PATCH", path, Wire.object().put("content", "edited"));
                person.call("PUT", path + "/reactions/%F0%9F%91%80/@me", Wire.object());
                person.call(
                        "GET", "channels/" + said.path("channel_id").asText() + "/messages?limit=50", Wire.object());
            }
        }
        return ids;
    }
}

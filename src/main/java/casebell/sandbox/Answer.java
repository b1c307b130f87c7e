package casebell.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a person got for an interaction. */
public final class Answer {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final List<Person.Heard> heard;
    private final int from;
    private final String nonce;

    Answer(List<Person.Heard> heard, int from, String nonce) {
        this.heard = heard;
        this.from = from;
        this.nonce = nonce;
    }

    @Override
    public String toString() {
        synchronized (heard) {
            return heard.subList(from, heard.size()).toString();
        }
    }

    void awaitFirst() {
        awaitAny(h -> isMine(h) && !h.type().equals("INTERACTION_CREATE"));
    }

    private boolean isMine(Person.Heard each) {
        return each.data().path("nonce").asText().equals(nonce);
    }

    /** Whether the bot did not answer in three seconds. */
    public boolean hasFailed() {
        return event("INTERACTION_FAILURE").isPresent();
    }

    /** The client event of this type that belongs to the interaction. */
    public Optional<ObjectNode> event(String type) {
        synchronized (heard) {
            return heard.stream()
                    .skip(from)
                    .filter(h -> isMine(h) && h.type().equals(type))
                    .map(Person.Heard::data)
                    .findFirst();
        }
    }

    /** Waits for an ephemeral message, no longer "thinking", and returns its whole text: content and embeds. */
    public String text() {
        ObjectNode message = message();
        StringBuilder text = new StringBuilder(message.path("content").asText());
        for (JsonNode embed : message.path("embeds")) {
            text.append('\n').append(embed.path("title").asText());
            text.append('\n').append(embed.path("description").asText());
            embed.path("fields")
                    .forEach(f -> text.append('\n')
                            .append(f.path("name").asText())
                            .append(": ")
                            .append(f.path("value").asText()));
        }
        return text.toString().strip();
    }

    /** Waits for the ephemeral message of the answer, in its latest form. */
    public ObjectNode message() {
        awaitAny(this::isReady);
        synchronized (heard) {
            return heard.stream()
                    .skip(from)
                    .filter(this::isReady)
                    .map(Person.Heard::data)
                    .reduce((a, b) -> b)
                    .orElseThrow();
        }
    }

    /** Whether this is the answer to this interaction, and not to another of the same person. */
    private boolean isReady(Person.Heard each) {
        int flags = each.data().path("flags").asInt();
        String answered = each.data().path("interaction_metadata").path("id").asText();
        return each.type().matches("MESSAGE_(CREATE|UPDATE)")
                && (flags & 64) != 0
                && (flags & 128) == 0
                && event("INTERACTION_CREATE")
                        .filter(begun -> begun.path("id").asText().equals(answered))
                        .isPresent();
    }

    private void awaitAny(Predicate<Person.Heard> fits) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        synchronized (heard) {
            while (heard.stream().skip(from).noneMatch(fits)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(
                            "The answer did not come within " + LONGEST + ": " + heard.subList(from, heard.size()));
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(heard, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("Interrupted while waiting", e);
                }
            }
        }
    }
}

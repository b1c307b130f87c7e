package casebell.discord;

import casebell.cases.CaseRef;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes component ids that tell nothing, and reads what they stand for when they come back. */
public final class Buttons {
    private static final Duration LIFE = Duration.ofDays(30);

    private final ComponentStore store;
    private final InstantSource clock;
    private final SecretKeySpec key;

    /**
     * @param secret from which the key is made, and which database it is; another one makes the ids of earlier cards unknown
     */
    public Buttons(ComponentStore store, InstantSource clock, String secret) {
        this.store = store;
        this.clock = clock;
        this.key = new SecretKeySpec(("component-ids:" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** What a press can mean, in the order in which buttons stand. */
    enum Kind {
        APPROVE,
        CHANGE,
        CHOOSE,
        DISMISS,
        ESCALATE,
        APPEAL,
        UPHOLD,
        OVERTURN,
        UNDO,
        WHY,
        SHOW_TEXT,
        CLAIM,
        SNOOZE,
        HAND_OVER,
        THREAD,
        ACKNOWLEDGE,
        SAMPLE,
        PROPOSE,
        PROPOSE_OTHER,
        CONFIRM,
        STOP
    }

    /**
     * What an id stands for.
     *
     * @param ref the case, or the incident
     * @param suggestion the number of the suggestion that was shown, or of the verdict or batch of an incident; 0 when it does not matter
     */
    record Meaning(Kind kind, CaseRef ref, int suggestion) {
        String write() {
            return kind + " " + suggestion + " " + ref;
        }

        static Optional<Meaning> read(String text) {
            String[] parts = text.split(" ", 3);
            return parts.length < 3
                    ? Optional.empty()
                    : CaseRef.read(parts[2])
                            .map(ref -> new Meaning(Kind.valueOf(parts[0]), ref, Integer.parseInt(parts[1])));
        }
    }

    /** The id for a meaning; what it stands for is stored. */
    String idOf(Meaning meaning) {
        String payload = meaning.write();
        String token = token(payload);
        store.put(Map.of(token, payload), clock.instant().plus(LIFE));
        return token;
    }

    /** The ids of the buttons of one card, stored together. */
    Map<Kind, String> idsOf(CaseRef ref, int suggestion, Set<Kind> kinds) {
        Map<Kind, String> ids = new EnumMap<>(Kind.class);
        Map<String, String> payloads = new HashMap<>();
        for (Kind kind : kinds) {
            String payload = new Meaning(kind, ref, suggestion).write();
            String token = token(payload);
            ids.put(kind, token);
            payloads.put(token, payload);
        }
        store.put(payloads, clock.instant().plus(LIFE));
        return ids;
    }

    /** What an id stands for; empty when it was made up, is too old, or was changed. */
    Optional<Meaning> meaningOf(String id) {
        return id.length() > 100
                ? Optional.empty()
                : store.find(id, clock.instant())
                        .filter(p -> token(p).equals(id))
                        .flatMap(Meaning::read);
    }

    /** A short name for something that tells nothing about it; always the same for the same words and database. */
    String mark(String words) {
        return hash("mark " + words).substring(0, 10);
    }

    /** What Discord knows a message by for a few minutes: at most 25 characters, always the same for the same message of the same database. */
    String nonce(String message) {
        return "cb" + hash("nonce " + message).substring(0, 23);
    }

    private String token(String payload) {
        return "cb1." + hash(payload);
    }

    private String hash(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", e);
        }
    }
}

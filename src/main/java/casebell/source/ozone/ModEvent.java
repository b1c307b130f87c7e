package casebell.source.ozone;

import static casebell.source.wire.Fields.time;
import static casebell.source.wire.Fields.whole;
import static casebell.source.wire.Fields.word;
import static casebell.source.wire.Fields.words;

import casebell.review.Decision;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * All that is kept of a moderation event. Who emitted it and what they remarked is not.
 *
 * @param subject the {@code at://} address of a record, or the DID of an account
 * @param decision which decision of ours it carries out, when it is ours
 */
record ModEvent(long id, Kind kind, String subject, Instant at, Optional<String> decision) {
    static final String DEFS = "tools.ozone.moderation.defs#";

    /** What an event is. */
    enum Kind {
        TAKE_DOWN("modEventTakedown", "take-down"),
        REVERSE("modEventReverseTakedown", "reversal"),
        HIDE("modEventLabel", "hiding"),
        SHOW("modEventLabel", "showing"),
        LABEL("modEventLabel", "label"),
        ACKNOWLEDGE("modEventAcknowledge", "acknowledgement"),
        ESCALATE("modEventEscalate", "escalation"),
        RESOLVE_APPEAL("modEventResolveAppeal", "appeal"),
        /** Anything else. */
        OTHER("", "event");

        private final String type;
        private final String word;

        Kind(String type, String word) {
            this.type = type;
            this.word = word;
        }

        String type() {
            return DEFS + type;
        }

        private static Kind of(JsonNode event) {
            String type = event.path("$type").asText();
            if (type.equals(LABEL.type())) {
                boolean isHiding = words(event.path("createLabelVals")).contains(Report.HIDDEN);
                boolean isShowing = words(event.path("negateLabelVals")).contains(Report.HIDDEN);
                return isHiding ? HIDE : isShowing ? SHOW : LABEL;
            }
            return Arrays.stream(values())
                    .filter(k -> k != OTHER && k.type().equals(type))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /** The event; empty when what every event has is missing or malformed. */
    static Optional<ModEvent> read(JsonNode n) {
        JsonNode about = n.path("subject");
        Optional<String> subject = word(about, "uri")
                .filter(ReportReader::isAddress)
                .or(() -> word(about, "did").filter(ReportReader::isDid));
        Optional<Instant> at = time(n, "createdAt");
        Optional<String> decision =
                word(n.path("modTool").path("meta"), "batchId").or(() -> word(n, "externalId"));
        return whole(n, "id")
                .filter(id -> id > 0)
                .flatMap(id ->
                        subject.flatMap(s -> at.map(t -> new ModEvent(id, Kind.of(n.path("event")), s, t, decision))));
    }

    /** One that Ozone says it has already, and does not tell. */
    static ModEvent unseen(Deed.Order order, Decision decision) {
        return new ModEvent(0, order.kind(), order.subject(), decision.at(), Optional.of(decision.id()));
    }

    boolean isOnAccount() {
        return !subject.startsWith("at:");
    }

    /** What it is called among the actions of a case; what it was and on what can be read off it. */
    String actionId() {
        return kind.word + (isOnAccount() ? "-account-" : "-post-") + id;
    }

    /** What was done, in the words of the policy where it has one. */
    String action() {
        return switch (kind) {
            case TAKE_DOWN -> isOnAccount() ? "suspend-account" : "remove-post";
            case REVERSE, SHOW -> "restore";
            case HIDE -> "hide-post";
            case ACKNOWLEDGE -> "close-case";
            case LABEL -> "labelled";
            case ESCALATE -> "escalated";
            case RESOLVE_APPEAL -> "appeal resolved";
            case OTHER -> "action unknown";
        };
    }
}

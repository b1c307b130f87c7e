package casebell.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who works on a case, and what people said about it besides approving.
 *
 * @param waitsSince when the case was judged for the first time; empty for cases from before this was written down
 * @param claim who has taken it on
 * @param snoozedUntil until when it stays out of the queue
 * @param opinionAskedBy who asked for a second opinion: then one person alone does not decide
 * @param recused people with a conflict of interest; nothing that they press counts
 * @param dissents what people put on the record against what was or will be decided, the latest twenty
 */
public record Handling(
        Optional<Instant> waitsSince,
        Optional<Claim> claim,
        Optional<Instant> snoozedUntil,
        Optional<String> opinionAskedBy,
        List<String> recused,
        List<Dissent> dissents) {
    /** Nobody works on it. */
    public static final Handling NONE =
            new Handling(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

    private static final int MOST_DISSENTS = 20;

    public Handling {
        recused = List.copyOf(recused);
        dissents = List.copyOf(dissents);
    }

    /**
     * Somebody has taken a case on.
     *
     * @param handedOverBy who handed it over; empty when the person took it
     * @param note what that person should know
     */
    public record Claim(String staffId, Instant at, Optional<String> handedOverBy, Optional<String> note) {}

    /** A word against what was or will be decided. */
    public record Dissent(String staffId, String reason, Instant at) {}

    static Handling since(Instant at) {
        return new Handling(
                Optional.of(at), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** Whether nothing that this person presses counts here. */
    public boolean isRecused(String staffId) {
        return recused.contains(staffId);
    }

    /** Whether it is out of the queue at this moment. */
    public boolean isSnoozed(Instant now) {
        return snoozedUntil.filter(now::isBefore).isPresent();
    }

    Handling claimed(Claim next) {
        return new Handling(waitsSince, Optional.of(next), snoozedUntil, opinionAskedBy, recused, dissents);
    }

    Handling snoozed(Instant until) {
        return new Handling(waitsSince, claim, Optional.of(until), opinionAskedBy, recused, dissents);
    }

    Handling askingOpinion(String staffId) {
        return new Handling(waitsSince, claim, snoozedUntil, Optional.of(staffId), recused, dissents);
    }

    Handling recusing(String staffId) {
        List<String> all = Stream.concat(recused.stream(), Stream.of(staffId)).toList();
        return new Handling(
                waitsSince,
                claim.filter(c -> !c.staffId().equals(staffId)),
                snoozedUntil,
                opinionAskedBy.filter(id -> !id.equals(staffId)),
                all,
                dissents);
    }

    Handling dissenting(Dissent dissent) {
        List<Dissent> all = new ArrayList<>(dissents);
        all.add(dissent);
        return new Handling(
                waitsSince,
                claim,
                snoozedUntil,
                opinionAskedBy,
                recused,
                all.subList(Math.max(0, all.size() - MOST_DISSENTS), all.size()));
    }
}

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
 * @param involved everybody whose approval or dismissal ever counted here, in the order of their first one
 * @param appeal the latest appeal
 * @param warnedOf the moment until which it should be decided, when the team was warned of it
 */
public record Handling(
        Optional<Instant> waitsSince,
        Optional<Claim> claim,
        Optional<Instant> snoozedUntil,
        Optional<String> opinionAskedBy,
        List<String> recused,
        List<Dissent> dissents,
        List<String> involved,
        Optional<Appeal> appeal,
        Optional<Instant> warnedOf) {
    /** Nobody works on it. */
    public static final Handling NONE =
            new Handling(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

    private static final int MOST_DISSENTS = 20;

    public Handling {
        recused = List.copyOf(recused);
        dissents = List.copyOf(dissents);
        // bodies that were stored before these parts were there have none
        involved = involved == null ? List.of() : List.copyOf(involved);
        appeal = appeal == null ? Optional.empty() : appeal;
        warnedOf = warnedOf == null ? Optional.empty() : warnedOf;
    }

    /** Nobody has decided yet. */
    public Handling(
            Optional<Instant> waitsSince,
            Optional<Claim> claim,
            Optional<Instant> snoozedUntil,
            Optional<String> opinionAskedBy,
            List<String> recused,
            List<Dissent> dissents) {
        this(
                waitsSince,
                claim,
                snoozedUntil,
                opinionAskedBy,
                recused,
                dissents,
                List.of(),
                Optional.empty(),
                Optional.empty());
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

    /** The appeal that waits. */
    public Optional<Appeal> openAppeal() {
        return appeal.filter(Appeal::isOpen);
    }

    Handling claimed(Claim next) {
        return working(Optional.of(next), snoozedUntil, opinionAskedBy);
    }

    Handling snoozed(Instant until) {
        return working(claim, Optional.of(until), opinionAskedBy);
    }

    Handling awake() {
        return working(claim, Optional.empty(), opinionAskedBy);
    }

    Handling askingOpinion(String staffId) {
        return working(claim, snoozedUntil, Optional.of(staffId));
    }

    Handling recusing(String staffId) {
        List<String> all = Stream.concat(recused.stream(), Stream.of(staffId)).toList();
        return new Handling(
                waitsSince,
                claim.filter(c -> !c.staffId().equals(staffId)),
                snoozedUntil,
                opinionAskedBy.filter(id -> !id.equals(staffId)),
                all,
                dissents,
                involved,
                appeal,
                warnedOf);
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
                all.subList(Math.max(0, all.size() - MOST_DISSENTS), all.size()),
                involved,
                appeal,
                warnedOf);
    }

    Handling involving(String staffId) {
        return involved.contains(staffId)
                ? this
                : knowing(Stream.concat(involved.stream(), Stream.of(staffId)).toList(), appeal, warnedOf);
    }

    Handling appealed(Appeal next) {
        return knowing(involved, Optional.of(next), warnedOf);
    }

    Handling warned(Instant deadline) {
        return knowing(involved, appeal, Optional.of(deadline));
    }

    private Handling working(Optional<Claim> claimed, Optional<Instant> until, Optional<String> opinion) {
        return new Handling(waitsSince, claimed, until, opinion, recused, dissents, involved, appeal, warnedOf);
    }

    private Handling knowing(List<String> people, Optional<Appeal> latest, Optional<Instant> warned) {
        return new Handling(waitsSince, claim, snoozedUntil, opinionAskedBy, recused, dissents, people, latest, warned);
    }
}

package casebell.escalation;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Staff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Where an escalation is raised and acknowledged. As a handler it carries out {@link Errand#RAISE}. */
public final class EscalationDesk implements Handler {
    private final EscalationStore escalations;
    private final Permissions permissions;
    private final InstantSource clock;

    public EscalationDesk(EscalationStore escalations, Permissions permissions, InstantSource clock) {
        this.escalations = escalations;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** A person asks leadership to look. */
    public Answered escalate(CaseRef ref, Staff who, Alarm alarm) {
        Optional<Answered> barred = barred(ref, who, Deed.ESCALATE);
        if (barred.isPresent()) {
            return barred.get();
        }
        return escalations.change(ref, stored -> {
            if (stored.isPresent() && !stored.get().isAcknowledged()) {
                return Change.none(new Answered.AlreadyOpen(stored.get()));
            }
            return raise(ref, alarm, stored);
        });
    }

    /** The policy asks leadership to look. */
    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        Alarm alarm = Alarm.ofNote(order.note());
        escalations.change(ref, stored -> {
            boolean isNews = stored.isEmpty()
                    || (stored.get().isAcknowledged()
                            && !stored.get().alarm().reason().equals(alarm.reason()));
            return isNews ? raise(ref, alarm, stored) : Change.none(new Answered.AlreadyOpen(stored.get()));
        });
        return Handler.done();
    }

    /** What is escalated of a case and that nobody has acknowledged. */
    public Optional<Escalation> findWaiting(CaseRef ref) {
        return escalations.find(ref).filter(e -> !e.isAcknowledged());
    }

    /** A person takes it on: nobody else is paged. Only who may see the case can take it on; else the ladder goes on. */
    public Answered acknowledge(CaseRef ref, Staff who) {
        Optional<Answered> barred = barred(ref, who, Deed.ACKNOWLEDGE);
        if (barred.isPresent()) {
            return barred.get();
        }
        return escalations.change(ref, stored -> {
            if (stored.isEmpty()) {
                return Change.none(new Answered.NothingOpen());
            }
            Escalation open = stored.get();
            if (open.isAcknowledged()) {
                return Change.none(new Answered.AlreadyAcknowledged(open));
            }
            Instant now = clock.instant();
            Escalation next = open.acknowledgedBy(who.id(), now);
            Entry entry = Entry.ofStaff(
                    "escalation.acknowledged",
                    ref.toString(),
                    who.id(),
                    Json.object().with("round", open.round()));
            return Change.to(next, entry)
                    .ordering(Order.of(Errand.SHOW_PAGE, ref, "r" + next.revision(), now))
                    .answering(new Answered.Acknowledged(next));
        });
    }

    private Optional<Answered> barred(CaseRef ref, Staff who, Deed deed) {
        return permissions.barrier(who, deed, ref).map(barrier -> switch (barrier) {
            case DEED -> new Answered.NotAllowed(deed, permissions.whoMay(deed));
            case CASE -> new Answered.Closed(deed);
        });
    }

    private Change<Escalation, Answered> raise(CaseRef ref, Alarm alarm, Optional<Escalation> before) {
        Instant now = clock.instant();
        Escalation next = Escalation.begin(ref, alarm, now, before);
        Json.Builder details = Json.object()
                .with("round", next.round())
                .with("ladder", alarm.ladder())
                .with("asked", alarm.asked())
                .with("reason", alarm.reason())
                .with("answerBy", next.answerBy().toString());
        Entry entry = new Entry("escalation.raised", ref.toString(), alarm.raisedBy(), details.build());
        return Change.to(next, entry)
                .ordering(Order.of(Errand.PAGE, ref, stamp(next.round(), 0), now))
                .answering(new Answered.Raised(next));
    }

    static String stamp(int round, int step) {
        return "round-" + round + "-step-" + step;
    }
}

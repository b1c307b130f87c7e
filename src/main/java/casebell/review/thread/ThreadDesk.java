package casebell.review.thread;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Staff;
import casebell.review.CardStore;
import casebell.review.ReviewStore;
import casebell.review.incident.Incident;
import casebell.review.incident.IncidentStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where people ask for a thread, and leave notes in it. */
public final class ThreadDesk {
    /** A note has at most so many characters. */
    public static final int LONGEST_NOTE = 500;

    private final ThreadStore threads;
    private final CardStore cards;
    private final Known known;
    private final Permissions permissions;
    private final InstantSource clock;

    /**
     * @param known tells what there is
     */
    public ThreadDesk(ThreadStore threads, CardStore cards, Known known, Permissions permissions, InstantSource clock) {
        this.threads = threads;
        this.cards = cards;
        this.known = known;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What a thread can be about; both are only read. */
    public record Known(ReviewStore reviews, IncidentStore incidents) {
        boolean has(CaseRef ref) {
            return isIncident(ref)
                    ? incidents.find(ref).filter(Incident::stands).isPresent()
                    : reviews.find(ref).isPresent();
        }
    }

    /** Begins a thread, unless it stands. */
    public ThreadAnswer begin(CaseRef ref, Staff who) {
        return authorised(ref, who, stored -> {
            Optional<ThreadAnswer> answer = stored.map(CaseThread::place)
                    .flatMap(place -> place.fold(
                            wanted -> Optional.<ThreadAnswer>of(new ThreadAnswer.Begins(ref)),
                            stands -> Optional.of(new ThreadAnswer.Stands(ref, stands.id())),
                            refused -> Optional.of(new ThreadAnswer.Refused(refused.why())),
                            gone -> Optional.empty()));
            return answer.isPresent()
                    ? new Change<>(
                            Optional.empty(),
                            List.of(),
                            List.of(order(ref, stored.get().revision())),
                            answer.get())
                    : begun(ref, who, stored);
        });
    }

    private Change<CaseThread, ThreadAnswer> begun(CaseRef ref, Staff who, Optional<CaseThread> stored) {
        CaseThread next = stored.map(CaseThread::anew).orElseGet(() -> CaseThread.wanted(ref));
        return Change.to(next, Entry.ofStaff("thread.wanted", ref.toString(), who.id(), Json.object()))
                .ordering(order(ref, next.revision()))
                .answering(new ThreadAnswer.Begins(ref));
    }

    /** Puts a note on the record and into the thread, which is begun if there is none. */
    public ThreadAnswer note(CaseRef ref, Staff who, String note) {
        return authorised(ref, who, stored -> {
            if (note.isBlank() || note.length() > LONGEST_NOTE) {
                return Change.none(new ThreadAnswer.Unfit(LONGEST_NOTE));
            }
            Entry entry = Entry.ofStaff(
                    "thread.noted", ref.toString(), who.id(), Json.object().with("note", note));
            boolean stands = stored.filter(t -> !(t.place() instanceof CaseThread.Place.Gone))
                    .isPresent();
            if (stands) {
                return new Change<>(
                        Optional.empty(),
                        List.of(entry),
                        List.of(order(ref, stored.get().revision())),
                        new ThreadAnswer.Noted(ref));
            }
            Change<CaseThread, ThreadAnswer> begun = begun(ref, who, stored);
            return new Change<>(
                    begun.next(), List.of(begun.entries().get(0), entry), begun.orders(), new ThreadAnswer.Noted(ref));
        });
    }

    private Order order(CaseRef ref, long revision) {
        Errand errand = isIncident(ref) ? Errand.SHOW_INCIDENT : Errand.SHOW_CARD;
        return Order.of(errand, ref, "thread-" + revision, clock.instant());
    }

    private static boolean isIncident(CaseRef ref) {
        return ref.source().equals(Incident.SOURCE);
    }

    private ThreadAnswer authorised(
            CaseRef ref, Staff who, Function<Optional<CaseThread>, Change<CaseThread, ThreadAnswer>> work) {
        Optional<Permissions.Barrier> barrier = permissions.barrier(who, Deed.DECIDE, ref);
        if (barrier.isPresent()) {
            return switch (barrier.get()) {
                case DEED -> new ThreadAnswer.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
                case CASE -> new ThreadAnswer.Closed();
            };
        }
        if (!known.has(ref)) {
            return new ThreadAnswer.Unknown();
        }
        return cards.find(ref).isEmpty() ? new ThreadAnswer.NoCard() : threads.change(ref, work);
    }
}

package casebell.liaison;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Carries out {@link Errand#REACH_OUT}: the policy asks that somebody speaks with a targeted person or their office. It becomes a promise of the house, which is put
 * before the liaisons at once and again when it is due, and which the first contact that is logged keeps. Who was spoken with or asked for
 * within a day is not asked for again, however many cases ask.
 */
public final class ReachOut implements Handler.Deciding {
    /** How long a contact counts: a flood asks once a day. */
    static final Duration STEADY = Duration.ofDays(1);

    static final String DRAFT = "draft";
    private static final String FIRST = "-asked";
    private static final int LONGEST = 500;

    private final LiaisonStore dossiers;
    private final Predicate<CaseRef> isEverybodys;
    private final InstantSource clock;

    /**
     * @param isEverybodys whether liaisons may know of a case; of another one, those hear who are escalated to
     */
    public ReachOut(LiaisonStore dossiers, Predicate<CaseRef> isEverybodys, InstantSource clock) {
        this.dossiers = dossiers;
        this.isEverybodys = isEverybodys;
        this.clock = clock;
    }

    @Override
    public void decide(Order order) {
        Outreach asked = Outreach.ofNote(order.note());
        String target = order.subject();
        if (LiaisonDesk.isName(target) && isEverybodys.test(asked.ref())) {
            dossiers.change(target, stored -> reach(target, stored, asked, clock.instant()));
        }
    }

    /** Answers whether liaisons are asked now. */
    private static Change<Dossier, Boolean> reach(
            String target, Optional<Dossier> stored, Outreach asked, Instant now) {
        Dossier dossier = stored.orElseGet(() -> Dossier.of(target));
        if (dossier.isInTouch(now.minus(STEADY))) {
            return Change.none(false);
        }
        int number = dossier.promises().size() + 1;
        Instant due = now.plus(asked.within());
        String what = "Speak with them — " + asked.reason();
        Dossier next = dossier.with(new Dossier.Promise(
                number, Dossier.HOUSE, what.substring(0, Math.min(what.length(), LONGEST)), due, Optional.empty()));
        Json.Builder details = Json.object()
                .with("promise", number)
                .with("due", due.toString())
                .with("case", asked.ref().toString());
        return Change.to(next, Entry.ofHouse("liaison.asked", target, details))
                .ordering(Order.of(Errand.REMIND, target, number + FIRST, now).noting(Map.of(DRAFT, asked.draft())))
                .ordering(Order.of(Errand.REMIND, target, String.valueOf(number), due))
                .answering(true);
    }

    /** The number of the promise that an order to remind is about. */
    static int numberOf(String stamp) {
        return Integer.parseInt(stamp.endsWith(FIRST) ? stamp.substring(0, stamp.length() - FIRST.length()) : stamp);
    }
}

package casebell.escalation;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Spot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries out {@link Errand#PAGE}: pages one step of a ladder and orders the next for when its time is over. A step that finds the
 * escalation acknowledged does nothing.
 */
public final class PageLadder implements Handler {
    private final EscalationStore escalations;
    private final Map<String, Ladder> ladders;
    private final Pager pager;
    private final Duty duty;
    private final InstantSource clock;

    /**
     * @param duty tells which tiers are passed over, because nobody in them may see the case and somebody further up may
     * @param ladders by name; the one named {@code default} serves alarms that name no known ladder
     */
    public PageLadder(
            EscalationStore escalations, Map<String, Ladder> ladders, Pager pager, Duty duty, InstantSource clock) {
        this.duty = duty;
        this.escalations = escalations;
        this.ladders = Map.copyOf(ladders);
        this.pager = pager;
        this.clock = clock;
        if (!ladders.containsKey("default")) {
            throw new IllegalArgumentException("A ladder named 'default' is needed");
        }
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        Optional<Escalation> stored = escalations.find(ref);
        int step = stepOf(order);
        if (stored.isEmpty() || !isDue(stored.get(), order, step)) {
            return stored.filter(e -> isHalfDone(e, order, step))
                    .map(e -> findPage(e, order, step))
                    .orElseGet(Handler::done);
        }
        List<Ladder.Tier> steps = ladderOf(stored.get()).steps();
        if (step >= steps.size()) {
            return giveUp(ref, order, step);
        }
        Ladder.Tier tier = steps.get(step);
        boolean isPassedOver = stored.get().page(step).isEmpty()
                && !duty.canHelp(ref, tier)
                && steps.subList(step + 1, steps.size()).stream().anyMatch(next -> duty.canHelp(ref, next));
        if (isPassedOver) {
            return passOver(ref, order, step, tier);
        }
        boolean mayStandAlready = stored.get().page(step).isPresent();
        Optional<Escalation> intended = mayStandAlready ? stored : intend(ref, order, step, tier);
        if (intended.isEmpty()) {
            return Handler.done();
        }
        Pager.Paged paged = pager.page(intended.get(), step, tier, mayStandAlready);
        if (paged instanceof Pager.Paged.Later later) {
            return Handler.again(later.notBefore(), later.why());
        }
        if (!(paged instanceof Pager.Paged.At at)) {
            throw new IllegalStateException("A page that was just posted cannot be deleted already: " + ref);
        }
        return takeDown(ref, order, step, tier, at.spot());
    }

    private static boolean isDue(Escalation escalation, Order order, int step) {
        return escalation.phase() instanceof Escalation.Phase.Waiting
                && EscalationDesk.stamp(escalation.round(), step).equals(order.stamp())
                && escalation.page(step).flatMap(Escalation.Page::spot).isEmpty();
    }

    /** Whether a page may stand without our knowledge, while somebody acknowledged already: it must not go on asking. */
    private static boolean isHalfDone(Escalation escalation, Order order, int step) {
        return !(escalation.phase() instanceof Escalation.Phase.Waiting)
                && EscalationDesk.stamp(escalation.round(), step).equals(order.stamp())
                && escalation.page(step).filter(p -> p.spot().isEmpty()).isPresent();
    }

    private Outcome findPage(Escalation escalation, Order order, int step) {
        Pager.Paged found = pager.find(escalation, step);
        if (found instanceof Pager.Paged.Later later) {
            return Handler.again(later.notBefore(), later.why());
        }
        List<Ladder.Tier> steps = ladderOf(escalation).steps();
        return found instanceof Pager.Paged.At at && step < steps.size()
                ? takeDown(escalation.ref(), order, step, steps.get(step), at.spot())
                : Handler.done();
    }

    /** Nobody is pinged who cannot help; the next step is due at once. */
    private Outcome passOver(CaseRef ref, Order order, int step, Ladder.Tier tier) {
        return escalations.change(ref, stored -> {
            Escalation before = stored.orElseThrow();
            return isDue(before, order, step)
                    ? new Change<Escalation, Outcome>(
                            Optional.empty(),
                            List.of(about("escalation.passed-over", before, step, tier)),
                            List.of(Order.of(
                                    Errand.PAGE, ref, EscalationDesk.stamp(before.round(), step + 1), clock.instant())),
                            Handler.done())
                    : Change.none(Handler.done());
        });
    }

    private Optional<Escalation> intend(CaseRef ref, Order order, int step, Ladder.Tier tier) {
        return escalations.change(ref, stored -> {
            Escalation before = stored.orElseThrow();
            if (!isDue(before, order, step)) {
                return Change.none(Optional.empty());
            }
            Instant now = clock.instant();
            Escalation next = before.intending(step, tier.title(), now, now.plus(tier.acknowledgeWithin()));
            return Change.to(next, about("escalation.paging", before, step, tier))
                    .answering(Optional.of(next));
        });
    }

    private Outcome takeDown(CaseRef ref, Order order, int step, Ladder.Tier tier, Spot spot) {
        return escalations.change(ref, stored -> {
            Escalation before = stored.orElseThrow();
            if (!EscalationDesk.stamp(before.round(), step).equals(order.stamp())) {
                return Change.none(Handler.done());
            }
            Instant now = clock.instant();
            Instant until = now.plus(tier.acknowledgeWithin());
            Escalation next = before.paged(step, spot, until);
            Change.Draft<Escalation> draft = Change.to(next, about("escalation.paged", before, step, tier))
                    .ordering(Order.of(Errand.SHOW_PAGE, ref, "r" + next.revision(), now));
            if (before.phase() instanceof Escalation.Phase.Waiting) {
                draft.ordering(Order.of(Errand.PAGE, ref, EscalationDesk.stamp(before.round(), step + 1), until));
            }
            return draft.answering(Handler.done());
        });
    }

    private Outcome giveUp(CaseRef ref, Order order, int step) {
        return escalations.change(ref, stored -> {
            Escalation before = stored.orElseThrow();
            if (!isDue(before, order, step)) {
                return Change.none(Handler.done());
            }
            Instant now = clock.instant();
            Escalation next = before.unanswered(now);
            Entry entry = Entry.ofHouse(
                    "escalation.unanswered", ref.toString(), Json.object().with("round", before.round()));
            return Change.to(next, entry)
                    .ordering(Order.of(Errand.SHOW_PAGE, ref, "r" + next.revision(), now))
                    .answering(Handler.done());
        });
    }

    private Ladder ladderOf(Escalation escalation) {
        Ladder named = ladders.get(escalation.alarm().ladder());
        return named != null ? named : Objects.requireNonNull(ladders.get("default"));
    }

    private static int stepOf(Order order) {
        int at = order.stamp().lastIndexOf('-');
        return Integer.parseInt(order.stamp().substring(at + 1));
    }

    private static Entry about(String type, Escalation escalation, int step, Ladder.Tier tier) {
        return Entry.ofHouse(
                type,
                escalation.ref().toString(),
                Json.object()
                        .with("round", escalation.round())
                        .with("step", step)
                        .with("tier", tier.title()));
    }
}

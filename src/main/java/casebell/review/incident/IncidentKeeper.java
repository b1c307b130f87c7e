package casebell.review.incident;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Spot;
import casebell.review.CardStore;
import casebell.review.PostedCard;
import casebell.review.ReviewBoard;
import java.time.InstantSource;
import java.util.Optional;

/** Carries out {@link Errand#SHOW_INCIDENT}: posts the card of an incident once, and keeps it true at a bounded rate. */
public final class IncidentKeeper implements Handler {
    private final IncidentStore incidents;
    private final IncidentSight sight;
    private final CardStore cards;
    private final IncidentBoard board;
    private final InstantSource clock;
    private final Object turn = new Object();

    public IncidentKeeper(
            IncidentStore incidents, IncidentSight sight, CardStore cards, IncidentBoard board, InstantSource clock) {
        this.incidents = incidents;
        this.sight = sight;
        this.cards = cards;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        synchronized (turn) {
            EndingDesk.settle(incidents, ref, clock.instant());
            Optional<Incident> incident = incidents.find(ref).filter(Incident::stands);
            return incident.isEmpty() ? Handler.done() : show(ref, sight.of(incident.get()), order);
        }
    }

    private record Attempt(ReviewBoard.Drawing drawing, Optional<Spot> spot, boolean mayStandAlready) {}

    private Outcome show(CaseRef ref, IncidentView view, Order order) {
        String digest = IncidentSight.digest(view);
        Optional<Attempt> attempt = cards.change(ref, stored -> attempt(ref, stored, view, digest));
        if (attempt.isEmpty()) {
            return Handler.done();
        }
        ReviewBoard.Shown shown = attempt.get().spot().isEmpty()
                ? attempt.get().drawing().post(attempt.get().mayStandAlready())
                : attempt.get().drawing().redraw(attempt.get().spot().get());
        if (shown instanceof ReviewBoard.Shown.Later later) {
            return Handler.again(later.notBefore(), later.why());
        }
        if (shown instanceof ReviewBoard.Shown.At at) {
            return cards.change(ref, stored -> takeDown(stored.orElseThrow(), at.spot(), digest));
        }
        return cards.change(
                ref,
                stored -> Change.to(
                                stored.orElseThrow().lost(), Entry.ofHouse("card.lost", ref.toString(), Json.object()))
                        .ordering(Order.of(Errand.SHOW_INCIDENT, ref, order.stamp() + "-anew", clock.instant()))
                        .answering(Handler.done()));
    }

    /** Nothing when the card shows the truth already. */
    private Change<PostedCard, Optional<Attempt>> attempt(
            CaseRef ref, Optional<PostedCard> stored, IncidentView view, String digest) {
        if (stored.isEmpty()) {
            PostedCard intended = PostedCard.intended(ref);
            Attempt first = new Attempt(board.draw(view, intended.edition()), Optional.empty(), false);
            return Change.to(intended, Entry.ofHouse("card.intended", ref.toString(), Json.object()))
                    .answering(Optional.of(first));
        }
        PostedCard card = stored.get();
        return card.shown().equals(digest)
                ? Change.none(Optional.empty())
                : Change.none(Optional.of(new Attempt(board.draw(view, card.edition()), card.spot(), true)));
    }

    /** The card stands here and shows this. */
    private static Change<PostedCard, Outcome> takeDown(PostedCard before, Spot spot, String digest) {
        Json.Builder details = Json.object().with("channel", spot.channelId()).with("message", spot.messageId());
        String type = before.spot().isPresent() ? "card.redrawn" : "card.posted";
        return Change.to(
                        before.showing(spot, digest),
                        Entry.ofHouse(type, before.ref().toString(), details))
                .answering(Handler.done());
    }
}

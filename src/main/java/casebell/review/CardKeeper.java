package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Spot;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries out {@link Errand#SHOW_CARD}: posts the card of a case once and keeps it true afterwards. Orders for the same case wait for each
 * other; each draws what is stored at that moment, so the last one always shows the truth.
 */
public final class CardKeeper implements Handler.Preparing {
    private static final int LOCKS = 64;

    private final CaseStore cases;
    private final ReviewStore reviews;
    private final CardStore cards;
    private final ReviewBoard board;
    private final Floods floods;
    private final InstantSource clock;
    private final Object[] locks = new Object[LOCKS];
    /** First cards that were intended in the transaction that ordered them, and that nobody has tried to post yet. */
    private final Map<CaseRef, Attempt> prepared = new ConcurrentHashMap<>();

    /**
     * @param floods knows which cases are shown on the card of an incident; those get none of their own
     */
    public CardKeeper(
            CaseStore cases,
            ReviewStore reviews,
            CardStore cards,
            ReviewBoard board,
            Floods floods,
            InstantSource clock) {
        this.cases = cases;
        this.reviews = reviews;
        this.cards = cards;
        this.board = board;
        this.floods = floods;
        this.clock = clock;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** Intends a first card together with what it will show; this takes no lock, because it is called inside a transaction. */
    @Override
    public void prepare(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        if (cards.find(ref).isEmpty() && !floods.holds(ref)) {
            cards.change(ref, posted -> attempt(ref, posted)).ifPresent(first -> prepared.put(ref, first));
        }
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        if (cards.find(ref).isEmpty() && floods.holds(ref)) {
            floods.moved(ref, clock.instant());
            return Handler.done();
        }
        cases.find(ref).flatMap(Case::snapshot).ifPresent(told -> floods.retold(ref, told, clock.instant()));
        synchronized (locks[Math.floorMod(ref.hashCode(), LOCKS)]) {
            return show(ref);
        }
    }

    private Outcome show(CaseRef ref) {
        Attempt first = prepared.remove(ref);
        if (first != null && cards.find(ref).equals(Optional.of(PostedCard.intended(ref)))) {
            return show(first); // its transaction was committed, and nobody else has tried in the meantime
        }
        return cards.change(ref, posted -> attempt(ref, posted)).map(this::show).orElseGet(Handler::done);
    }

    /** What is about to be shown, all of it read in one transaction. */
    private record Attempt(Card card, ReviewBoard.Drawing drawing, Optional<Spot> spot, boolean mayStandAlready) {}

    /** Nothing when the card shows the truth already. */
    private Change<PostedCard, Optional<Attempt>> attempt(CaseRef ref, Optional<PostedCard> posted) {
        Optional<Case> subject = cases.find(ref);
        if (subject.isEmpty()) {
            return Change.none(Optional.empty());
        }
        Card card = new Card(subject.get(), reviews.find(ref), board.around(ref));
        if (posted.isEmpty()) {
            PostedCard intended = PostedCard.intended(ref);
            ReviewBoard.Drawing drawing = board.draw(card, intended.edition());
            return Change.to(intended, Entry.ofHouse("card.intended", ref.toString(), Json.object()))
                    .answering(Optional.of(new Attempt(card, drawing, Optional.empty(), false)));
        }
        if (posted.get().shown().equals(card.digest())) {
            return Change.none(Optional.empty());
        }
        ReviewBoard.Drawing drawing = board.draw(card, posted.get().edition());
        return Change.none(Optional.of(new Attempt(card, drawing, posted.get().spot(), true)));
    }

    private Outcome show(Attempt attempt) {
        if (attempt.spot().isEmpty()) {
            return takeDown(attempt.card(), attempt.drawing().post(attempt.mayStandAlready()));
        }
        ReviewBoard.Shown shown = attempt.drawing().redraw(attempt.spot().get());
        return shown instanceof ReviewBoard.Shown.Deleted ? postAnew(attempt.card()) : takeDown(attempt.card(), shown);
    }

    private Outcome postAnew(Card card) {
        CaseRef ref = card.subject().ref();
        ReviewBoard.Drawing next = cards.change(ref, stored -> {
            PostedCard lost = stored.orElseThrow().lost();
            return Change.to(lost, Entry.ofHouse("card.lost", ref.toString(), Json.object()))
                    .answering(board.draw(card, lost.edition()));
        });
        return takeDown(card, next.post(false));
    }

    private Outcome takeDown(Card card, ReviewBoard.Shown shown) {
        CaseRef ref = card.subject().ref();
        if (shown instanceof ReviewBoard.Shown.Later later) {
            return Handler.again(later.notBefore(), later.why());
        }
        if (!(shown instanceof ReviewBoard.Shown.At at)) {
            throw new IllegalStateException("A card that was just posted cannot be deleted already: " + ref);
        }
        return cards.change(ref, stored -> {
            PostedCard before = stored.orElseThrow();
            Entry entry = Entry.ofHouse(
                    before.spot().isPresent() ? "card.redrawn" : "card.posted",
                    ref.toString(),
                    Json.object()
                            .with("channel", at.spot().channelId())
                            .with("message", at.spot().messageId()));
            return Change.to(before.showing(at.spot(), card.digest()), entry).answering(Handler.done());
        });
    }
}

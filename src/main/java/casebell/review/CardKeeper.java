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
import java.util.Optional;

/**
 * Carries out {@link Errand#SHOW_CARD}: posts the card of a case once and keeps it true afterwards. Orders for the same case wait for each
 * other; each draws what is stored at that moment, so the last one always shows the truth.
 */
public final class CardKeeper implements Handler {
    private static final int LOCKS = 64;

    private final CaseStore cases;
    private final ReviewStore reviews;
    private final CardStore cards;
    private final ReviewBoard board;
    private final Object[] locks = new Object[LOCKS];

    public CardKeeper(CaseStore cases, ReviewStore reviews, CardStore cards, ReviewBoard board) {
        this.cases = cases;
        this.reviews = reviews;
        this.cards = cards;
        this.board = board;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        synchronized (locks[Math.floorMod(ref.hashCode(), LOCKS)]) {
            return show(ref);
        }
    }

    private Outcome show(CaseRef ref) {
        Optional<Case> subject = cases.find(ref);
        if (subject.isEmpty()) {
            return Handler.done();
        }
        Card card = new Card(subject.get(), reviews.find(ref));
        Optional<PostedCard> posted = cards.find(ref);
        if (posted.isPresent() && posted.get().shown().equals(card.digest())) {
            return Handler.done();
        }
        if (posted.isPresent() && posted.get().spot().isPresent()) {
            return redraw(card, posted.get(), posted.get().spot().get());
        }
        boolean mayStandAlready = posted.isPresent();
        PostedCard intended = posted.orElseGet(() -> intend(ref));
        return takeDown(card, board.post(card, intended.edition(), mayStandAlready));
    }

    private Outcome redraw(Card card, PostedCard posted, Spot spot) {
        ReviewBoard.Shown shown = board.redraw(card, posted.edition(), spot);
        if (!(shown instanceof ReviewBoard.Shown.Deleted)) {
            return takeDown(card, shown);
        }
        PostedCard lost = cards.change(posted.ref(), stored -> {
            PostedCard next = stored.orElseThrow().lost();
            return Change.to(next, Entry.ofHouse("card.lost", posted.ref().toString(), Json.object()))
                    .answering(next);
        });
        return takeDown(card, board.post(card, lost.edition(), false));
    }

    private PostedCard intend(CaseRef ref) {
        return cards.change(ref, stored -> {
            PostedCard intended = PostedCard.intended(ref);
            return Change.to(intended, Entry.ofHouse("card.intended", ref.toString(), Json.object()))
                    .answering(intended);
        });
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

package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Spot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardKeeperTest {
    private final ReviewHouse at = new ReviewHouse();

    @Test
    void a_card_is_posted_once_and_redrawn_afterwards() {
        at.told(7);
        at.desk.approve(REF, ANNA, Optional.empty());
        at.house.runDue();
        assertEquals(List.of("post 1", "redraw 701 open"), at.board.calls);
    }

    @Test
    void an_order_that_changes_nothing_draws_nothing() {
        at.told(7);
        orderCard();
        assertEquals(List.of("post 1"), at.board.calls);
    }

    @Test
    void a_card_that_may_have_been_posted_is_looked_for_first() {
        at.board.next.add(new ReviewBoard.Shown.Later(
                "Discord is away", at.house.instant().plusSeconds(5)));
        at.told(7);
        at.house.advance(Duration.ofSeconds(5));
        at.house.runDue();
        assertEquals(List.of("post 1", "post 1 looking first"), at.board.calls);
    }

    @Test
    void a_deleted_card_is_posted_anew_as_another_edition() {
        at.told(7);
        at.board.next.add(new ReviewBoard.Shown.Deleted());
        at.desk.approve(REF, ANNA, Optional.empty());
        at.house.runDue();
        assertEquals(List.of("post 1", "redraw 701 open", "post 2"), at.board.calls);
        assertEquals(
                new Spot("7", "702"), at.cards.find(REF).orElseThrow().spot().orElseThrow());
    }

    @Test
    void a_card_that_was_prepared_is_posted_without_looking() {
        at.read(7);
        CardKeeper keeper = keeper();
        keeper.prepare(showCard());
        assertEquals("", at.cards.find(REF).orElseThrow().shown(), "it is intended");
        keeper.carryOut(showCard());
        keeper.carryOut(showCard());
        assertEquals(List.of("post 1"), at.board.calls);
        assertEquals(List.of("case.read", "card.intended", "card.posted"), at.house.recorded());
    }

    @Test
    void what_was_prepared_by_a_process_that_was_killed_is_looked_for_first() {
        at.read(7);
        keeper().prepare(showCard());
        keeper().carryOut(showCard());
        assertEquals(List.of("post 1 looking first"), at.board.calls);
    }

    @Test
    void what_was_prepared_in_a_change_that_was_undone_is_not_used() {
        at.read(7);
        CardKeeper keeper = keeper();
        keeper.prepare(showCard());
        at.cardsInMemory.forget(REF);
        keeper.carryOut(showCard());
        keeper.carryOut(showCard());
        assertEquals(List.of("post 1"), at.board.calls);
    }

    @Test
    void a_prepared_card_that_could_not_be_posted_is_looked_for_the_next_time() {
        at.read(7);
        CardKeeper keeper = keeper();
        keeper.prepare(showCard());
        at.board.next.add(new ReviewBoard.Shown.Later("Discord is away", at.house.instant()));
        keeper.carryOut(showCard());
        keeper.carryOut(showCard());
        assertEquals(List.of("post 1", "post 1 looking first"), at.board.calls);
    }

    @Test
    void a_card_that_stands_is_not_prepared_anew() {
        at.told(7);
        CardKeeper keeper = keeper();
        at.desk.approve(REF, ANNA, Optional.empty());
        keeper.prepare(showCard());
        keeper.carryOut(showCard());
        assertEquals(List.of("post 1", "redraw 701 open"), at.board.calls);
    }

    private CardKeeper keeper() {
        return new CardKeeper(at.cases, at.reviews, at.cards, at.board, Floods.NONE, at.house);
    }

    private Order showCard() {
        return Order.of(Errand.SHOW_CARD, REF, "test", at.house.instant());
    }

    private void orderCard() {
        at.cases.change(REF, stored -> {
            var next = stored.orElseThrow()
                    .known(
                            ReviewHouse.snapshot(7),
                            ((casebell.cases.Standing.Known)
                                            stored.orElseThrow().standing())
                                    .readAt());
            return casebell.cases.Change.to(
                            next,
                            casebell.audit.Entry.ofHouse("case.read", REF.toString(), casebell.audit.Json.object()))
                    .ordering(Order.of(Errand.SHOW_CARD, REF, "again", at.house.instant()))
                    .answering(true);
        });
        at.house.runDue();
    }
}

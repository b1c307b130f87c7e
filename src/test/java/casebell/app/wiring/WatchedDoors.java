package casebell.app.wiring;

import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Snapshot;
import casebell.cases.Spot;
import casebell.digest.DigestChannel;
import casebell.escalation.Escalation;
import casebell.escalation.EscalationStore;
import casebell.escalation.Ladder;
import casebell.escalation.Pager;
import casebell.intake.CaseSource;
import casebell.review.ActionOutlet;
import casebell.review.CardStore;
import casebell.review.Decision;
import casebell.review.ReviewBoard;
import casebell.review.ReviewStore;
import java.util.Optional;

/** Doors at which a case can be stopped before and after every step that leaves the house. */
final class WatchedDoors implements Doors {
    private final Passage passage;

    WatchedDoors(Passage passage) {
        this.passage = passage;
    }

    @Override
    public CaseStore cases(CaseStore door) {
        return new WatchedLedger.Cases(door, passage);
    }

    @Override
    public ReviewStore reviews(ReviewStore door) {
        return new WatchedLedger.Reviews(door, passage);
    }

    @Override
    public CardStore cards(CardStore door) {
        return new WatchedLedger.Cards(door, passage);
    }

    @Override
    public EscalationStore escalations(EscalationStore door) {
        return new WatchedLedger.Escalations(door, passage);
    }

    @Override
    public CaseSource source(CaseSource door) {
        return new CaseSource() {
            @Override
            public String name() {
                return door.name();
            }

            @Override
            public Reading read(CaseRef ref, Optional<Snapshot> known) {
                passage.pass("before the look-up", ref);
                Reading reading = door.read(ref, known);
                passage.pass("after the look-up", ref);
                return reading;
            }
        };
    }

    @Override
    public ActionOutlet outlet(ActionOutlet door) {
        return new ActionOutlet() {
            @Override
            public String name() {
                return door.name();
            }

            @Override
            public Answer act(CaseRef ref, Decision decision) {
                passage.pass("before the action", ref);
                Answer answer = door.act(ref, decision);
                passage.pass("after the action", ref);
                return answer;
            }

            @Override
            public Answer actAgain(CaseRef ref, Decision decision) {
                passage.pass("before the action", ref);
                Answer answer = door.actAgain(ref, decision);
                passage.pass("after the action", ref);
                return answer;
            }

            @Override
            public ReadBack readBack(CaseRef ref, String actionId) {
                ReadBack seen = door.readBack(ref, actionId);
                passage.pass("after the read-back", ref);
                return seen;
            }
        };
    }

    @Override
    public ReviewBoard board(ReviewBoard door) {
        return (card, edition) -> {
            CaseRef ref = card.subject().ref();
            ReviewBoard.Drawing drawing = door.draw(card, edition);
            return new ReviewBoard.Drawing() {
                @Override
                public ReviewBoard.Shown post(boolean mayStandAlready) {
                    passage.pass("before the card", ref);
                    ReviewBoard.Shown shown = drawing.post(mayStandAlready);
                    passage.pass("after the card", ref);
                    return shown;
                }

                @Override
                public ReviewBoard.Shown redraw(Spot spot) {
                    passage.pass("before the redraw", ref);
                    ReviewBoard.Shown shown = drawing.redraw(spot);
                    passage.pass("after the redraw", ref);
                    return shown;
                }
            };
        };
    }

    @Override
    public Pager pager(Pager door) {
        return new Pager() {
            @Override
            public Paged page(Escalation escalation, int step, Ladder.Tier tier, boolean mayStandAlready) {
                passage.pass("before the page", escalation.ref());
                Paged paged = door.page(escalation, step, tier, mayStandAlready);
                passage.pass("after the page", escalation.ref());
                return paged;
            }

            @Override
            public Paged find(Escalation escalation, int step) {
                return door.find(escalation, step);
            }

            @Override
            public Paged redraw(Escalation escalation, Escalation.Page page) {
                passage.pass("before the page is redrawn", escalation.ref());
                return door.redraw(escalation, page);
            }
        };
    }

    @Override
    public DigestChannel digests(DigestChannel door) {
        return (run, figures, chart, mayStandAlready) -> {
            DigestChannel.Posted posted = door.post(run, figures, chart, mayStandAlready);
            passage.pass("after the digest", "digest");
            return posted;
        };
    }
}

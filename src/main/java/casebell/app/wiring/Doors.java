package casebell.app.wiring;

import casebell.cases.CaseStore;
import casebell.digest.DigestChannel;
import casebell.escalation.EscalationStore;
import casebell.escalation.Pager;
import casebell.intake.CaseSource;
import casebell.intake.FollowLog;
import casebell.review.ActionOutlet;
import casebell.review.CardStore;
import casebell.review.ReviewBoard;
import casebell.review.ReviewStore;
import casebell.review.thread.ThreadBoard;

/** The doors of a house through which its work passes. Whoever wants to watch or stop a step puts something around one of them. */
interface Doors {
    /** Nothing is put around anything. */
    Doors AS_THEY_ARE = new Doors() {};

    default CaseStore cases(CaseStore door) {
        return door;
    }

    default ReviewStore reviews(ReviewStore door) {
        return door;
    }

    default CardStore cards(CardStore door) {
        return door;
    }

    default EscalationStore escalations(EscalationStore door) {
        return door;
    }

    default CaseSource source(CaseSource door) {
        return door;
    }

    default FollowLog follows(FollowLog door) {
        return door;
    }

    default ActionOutlet outlet(ActionOutlet door) {
        return door;
    }

    default ReviewBoard board(ReviewBoard door) {
        return door;
    }

    default ThreadBoard threads(ThreadBoard door) {
        return door;
    }

    default Pager pager(Pager door) {
        return door;
    }

    default DigestChannel digests(DigestChannel door) {
        return door;
    }
}

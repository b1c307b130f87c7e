package casebell.review.incident;

import casebell.review.ReviewBoard;

/** Shows incidents to the team. */
public interface IncidentBoard {
    /**
     * Draws the card of an incident, and calls nobody; called inside the change that notes what is about to be shown.
     *
     * @param edition makes the message's own key together with the incident
     */
    ReviewBoard.Drawing draw(IncidentView view, int edition);
}

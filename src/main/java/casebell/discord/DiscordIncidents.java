package casebell.discord;

import casebell.review.ReviewBoard;
import casebell.review.incident.IncidentBoard;
import casebell.review.incident.IncidentView;
import java.util.List;

/** Incidents stand in the urgent channel, whatever their severity: so many cases at once cannot wait. */
final class DiscordIncidents implements IncidentBoard {
    private final Poster poster;
    private final IncidentCard drawing;
    private final DiscordSettings settings;

    DiscordIncidents(Poster poster, IncidentCard drawing, DiscordSettings settings) {
        this.poster = poster;
        this.drawing = drawing;
        this.settings = settings;
    }

    @Override
    public ReviewBoard.Drawing draw(IncidentView view, int edition) {
        String marker = IncidentCard.marker(view.incident(), edition);
        return new DiscordDrawing(
                poster,
                List.of(settings.urgent()),
                marker,
                drawing.draw(view, marker),
                drawing.row(view),
                CaseCard.moved(marker));
    }
}

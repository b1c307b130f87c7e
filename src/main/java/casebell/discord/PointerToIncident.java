package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Spot;
import casebell.review.PostedCard;
import casebell.review.incident.Incident;
import java.util.Optional;

/** Where a case is shown that is a part of an incident and has no card of its own. */
final class PointerToIncident {
    private PointerToIncident() {}

    /** One line for staff; empty when the case stands for itself. */
    static Optional<String> of(Desks desks, DiscordSettings settings, CaseRef ref) {
        Optional<Incident> incident = desks.gathering().shownOn(ref);
        return incident.map(
                i -> words(settings, i.number(), desks.cards().find(i.ref()).flatMap(PostedCard::spot)));
    }

    static String words(DiscordSettings settings, int number, Optional<Spot> spot) {
        return "This case is part of incident " + number + ": "
                + spot.map(at -> IncidentCard.link(settings.guild(), at))
                        .orElse("its card comes in <#" + settings.urgent() + ">.");
    }
}

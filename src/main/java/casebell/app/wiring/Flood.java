package casebell.app.wiring;

import casebell.cases.CaseRef;
import casebell.cases.Sighting;
import casebell.sandbox.cases.DemoCaseSystem;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Lets a flood happen in the demonstration case system, and tells the house of its cases as a feed would. */
final class Flood {
    private static final String POST = "p-1";

    private Flood() {}

    /** So many threats that refer to the clip; returns their ids. */
    static List<String> comes(House house, DemoCaseSystem cases, InstantSource clock, int count) {
        List<String> ids = cases.flood(count, POST);
        for (String id : ids) {
            Sighting sighting = new Sighting("flood-" + id, "feed", "feed", clock.instant());
            house.desks().intake().sight(new CaseRef(Sandbox.SOURCE, id), URI.create(cases.caseUrl(id)), sighting);
        }
        return ids;
    }

    static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

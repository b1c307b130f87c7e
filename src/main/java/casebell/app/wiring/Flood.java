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
    /** As large as the one of the story. */
    static final int SIZE = 5000;

    private static final String POST = "p-1";
    private static final String CLIP = "4800";

    private Flood() {}

    /** So many threats that refer to the clip; returns their ids. */
    static List<String> comes(House house, DemoCaseSystem cases, InstantSource clock, int count) {
        List<String> ids = cases.flood(count, POST);
        ids.forEach(id -> tell(house, cases, clock, id));
        return ids;
    }

    /** The whole story at once: the clip, and what it sets off. */
    static void comesAfterTheClip(House house, DemoCaseSystem cases, InstantSource clock) {
        tell(house, cases, clock, CLIP);
        comes(house, cases, clock, SIZE);
    }

    private static void tell(House house, DemoCaseSystem cases, InstantSource clock, String id) {
        Sighting sighting = new Sighting("flood-" + id, "feed", "feed", clock.instant());
        house.desks().intake().sight(new CaseRef(Sandbox.SOURCE, id), URI.create(cases.caseUrl(id)), sighting);
    }

    static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

package casebell.review.people;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import casebell.review.RestTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where people say when they want to be left alone, and see how much they have looked at. */
public final class PeopleDesk implements RestTimes {
    private static final int FEWEST = 3;
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]");

    private final PersonStore persons;
    private final ExposureStore exposure;
    private final Permissions permissions;
    private final InstantSource clock;

    public PeopleDesk(PersonStore persons, ExposureStore exposure, Permissions permissions, InstantSource clock) {
        this.persons = persons;
        this.exposure = exposure;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What is answered to a person about people. */
    public sealed interface Told {
        /**
         * About the person who asks.
         *
         * @param quiet when that person wants to be left alone
         * @param restsUntil when that is now
         * @param shownToday how many texts were shown to that person today
         */
        record Self(Optional<QuietHours> quiet, Optional<Instant> restsUntil, int shownToday) implements Told {}

        /** What was shown to all today, in UTC. */
        record Totals(ExposureStore.Totals totals) implements Told {}

        /** So few people looked that a total would tell about one of them. */
        record TooFew(int fewest) implements Told {}

        /**
         * It cannot be read.
         *
         * @param why in plain words
         */
        record Unfit(String why) implements Told {}

        /** This person may not. */
        record NotAllowed(Deed deed, Set<Role> whoMay) implements Told {}
    }

    /** Sets a person's own quiet hours. */
    public Told rest(Staff who, String from, String to, String zone) {
        if (!permissions.allow(who, Deed.READ)) {
            return new Told.NotAllowed(Deed.READ, permissions.whoMay(Deed.READ));
        }
        if (!TIME.matcher(from).matches() || !TIME.matcher(to).matches()) {
            return new Told.Unfit("Write times like 22:00 and 07:00");
        }
        LocalTime begin = time(from);
        LocalTime end = time(to);
        if (begin.equals(end)) {
            return new Told.Unfit("Quiet hours begin and end at different times");
        }
        try {
            return set(who, Optional.of(new QuietHours(begin, end, ZoneId.of(zone.isEmpty() ? "UTC" : zone))));
        } catch (DateTimeException unknown) {
            return new Told.Unfit("That is no known time zone; write one like Europe/Berlin, America/New_York or UTC");
        }
    }

    /** Ends them. */
    public Told restNoMore(Staff who) {
        return permissions.allow(who, Deed.READ)
                ? set(who, Optional.empty())
                : new Told.NotAllowed(Deed.READ, permissions.whoMay(Deed.READ));
    }

    private Told set(Staff who, Optional<QuietHours> hours) {
        return persons.change(who.id(), stored -> {
            Person next = stored.orElseGet(() -> Person.of(who.id())).resting(hours);
            Entry entry = Entry.ofStaff(
                    hours.isPresent() ? "person.quiet-hours-set" : "person.quiet-hours-ended",
                    "person:" + who.id(),
                    who.id(),
                    Json.object());
            return Change.to(next, entry).answering(self(next));
        });
    }

    /** What a person reads about themself. */
    public Told self(Staff who) {
        return permissions.allow(who, Deed.READ)
                ? self(persons.find(who.id()).orElseGet(() -> Person.of(who.id())))
                : new Told.NotAllowed(Deed.READ, permissions.whoMay(Deed.READ));
    }

    private Told self(Person person) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(zone(person.quiet())).toLocalDate();
        return new Told.Self(
                person.quiet(), person.quiet().flatMap(q -> q.endAfter(now)), exposure.shownTo(person.id(), today));
    }

    /** How much was looked at today, by all together. */
    public Told totals(Staff who) {
        if (!permissions.allow(who, Deed.TOTALS)) {
            return new Told.NotAllowed(Deed.TOTALS, permissions.whoMay(Deed.TOTALS));
        }
        ExposureStore.Totals totals =
                exposure.totals(clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        return totals.people() < FEWEST ? new Told.TooFew(FEWEST) : new Told.Totals(totals);
    }

    @Override
    public Optional<Instant> restsUntil(String staffId) {
        return persons.find(staffId).flatMap(Person::quiet).flatMap(q -> q.endAfter(clock.instant()));
    }

    /** Which day it is for a person. */
    LocalDate today(String staffId) {
        return clock.instant()
                .atZone(zone(persons.find(staffId).flatMap(Person::quiet)))
                .toLocalDate();
    }

    private static ZoneId zone(Optional<QuietHours> quiet) {
        return quiet.map(QuietHours::zone).orElse(ZoneOffset.UTC);
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }
}

package casebell.review.people;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.Stage;
import casebell.review.TeamNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Where a shift ends: a note about what happened and what is left, written from the record and the queue. */
public final class ShiftDesk {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int LOOKED_AT = 100;
    private static final int MOST = 8;

    private final ReviewStore reviews;
    private final PersonStore persons;
    private final ShiftSource source;
    private final Permissions permissions;
    private final InstantSource clock;

    public ShiftDesk(
            ReviewStore reviews,
            PersonStore persons,
            ShiftSource source,
            Permissions permissions,
            InstantSource clock) {
        this.reviews = reviews;
        this.persons = persons;
        this.source = source;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What is answered to somebody who ends a shift. */
    public sealed interface Ended {
        /**
         * The note.
         *
         * @param since when the shift began
         * @param mine how many entries of each type the person wrote since then
         * @param all how many were written by all
         * @param left what waits
         */
        record Note(Instant since, Map<String, Long> mine, Map<String, Long> all, Left left) implements Ended {
            /** The same with only those cases that may be named; the numbers stay. */
            public Note naming(Predicate<CaseRef> mayBeNamed) {
                return new Note(since, mine, all, left.naming(mayBeNamed));
            }
        }

        /** This person may not. */
        record NotAllowed(Deed deed, Set<Role> whoMay) implements Ended {}
    }

    /**
     * What waits at the end of a shift, as far as this person sees it.
     *
     * @param open how many cases wait, by severity
     * @param mine those that the person has taken on
     * @param forOthers those that lack another person's approval
     * @param overdue those that should have been decided
     * @param appeals of which an appeal waits
     */
    public record Left(
            Map<String, Long> open,
            List<CaseRef> mine,
            List<CaseRef> forOthers,
            List<CaseRef> overdue,
            List<CaseRef> appeals) {
        Left naming(Predicate<CaseRef> mayBeNamed) {
            return new Left(
                    open,
                    mine.stream().filter(mayBeNamed).toList(),
                    forOthers.stream().filter(mayBeNamed).toList(),
                    overdue.stream().filter(mayBeNamed).toList(),
                    appeals.stream().filter(mayBeNamed).toList());
        }
    }

    /**
     * Writes the note.
     *
     * @param hours since how many hours; empty for the person's first deed within twelve
     */
    public Ended note(Staff who, Optional<Integer> hours) {
        if (!permissions.allowSomewhere(who, Deed.DECIDE)) {
            return new Ended.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
        }
        Instant now = clock.instant();
        Instant since = hours.map(h -> now.minus(Duration.ofHours(h)))
                .orElseGet(() ->
                        source.firstDeedSince(who.id(), now.minus(LONGEST)).orElse(now.minus(LONGEST)));
        return new Ended.Note(
                since,
                source.happenedSince(since, Optional.of(who.id())),
                source.happenedSince(since, Optional.empty()),
                left(who, now));
    }

    /** Posts a note in the channel, once. */
    public void post(Staff who, String text) {
        persons.change(who.id(), stored -> {
            Instant now = clock.instant();
            TeamNotice notice =
                    new TeamNotice(Optional.empty(), "shift-" + who.id() + "-" + now.getEpochSecond(), text, false);
            return new Change<Person, Boolean>(
                    Optional.empty(),
                    List.of(Entry.ofStaff("shift.noted", "person:" + who.id(), who.id(), Json.object())),
                    List.of(notice.order(now)),
                    true);
        });
    }

    private Left left(Staff who, Instant now) {
        Map<String, Long> open = new TreeMap<>();
        List<CaseRef> mine = new ArrayList<>();
        List<CaseRef> forOthers = new ArrayList<>();
        List<CaseRef> overdue = new ArrayList<>();
        ReviewStore.Filter filter = ReviewStore.Filter.ALL.seenBy(permissions.sight(who));
        for (ReviewStore.Line line : reviews.open(filter, now, LOOKED_AT)) {
            open.merge(line.severity(), 1L, Long::sum);
            if (line.claimedBy().equals(Optional.of(who.id()))) {
                add(mine, line.ref());
            }
            if (line.decideBy().filter(now::isAfter).isPresent()) {
                add(overdue, line.ref());
            }
            reviews.find(line.ref())
                    .filter(r -> isHalfApproved(r))
                    .map(Review::ref)
                    .ifPresent(ref -> add(forOthers, ref));
        }
        List<CaseRef> appeals = reviews.appealed(permissions.sight(who), MOST).stream()
                .map(ReviewStore.Line::ref)
                .toList();
        return new Left(open, mine, forOthers, overdue, appeals);
    }

    private static boolean isHalfApproved(Review review) {
        return review.stage() instanceof Stage.Open open && !open.approvals().isEmpty();
    }

    private static void add(List<CaseRef> list, CaseRef ref) {
        if (list.size() < MOST) {
            list.add(ref);
        }
    }
}

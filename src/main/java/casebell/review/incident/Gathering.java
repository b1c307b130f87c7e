package casebell.review.incident;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Party;
import casebell.cases.Snapshot;
import casebell.review.CardStore;
import casebell.review.Floods;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gathers cases into incidents. A case finds its incident by the posts that it refers to, within a week, and, when something severe
 * in it is forbidden, by the person it is aimed at, within six hours of the cases that are there; the first that is known leads, and the others lead to the same incident from
 * then on. Once an incident has {@code from} cases it stands: then it has a card, and its further cases have none of their own.
 */
public final class Gathering implements Floods {
    /** From so many cases on an incident stands, unless the configuration says otherwise. */
    public static final int FROM = 5;

    /** How often the card of an incident is drawn anew at most. */
    static final Duration EVERY = Duration.ofSeconds(5);

    private static final Duration OF_POST = Duration.ofDays(7);
    private static final Duration OF_TARGET = Duration.ofHours(6);
    /** How long leadership is not asked the same about the same post again. */
    private static final Duration OF_ALARM = Duration.ofDays(1);
    /** A key is moved only in steps, or each case would write it. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private static final Set<String> BY_TARGET = Set.of("target", "target-report", "representative");
    private static final int MOST_POSTS = 5;
    private static final int LONGEST_ID = 120;
    private static final int LONGEST_HANDLE = 100;

    private final IncidentStore incidents;
    private final CardStore cards;
    private final int from;

    /**
     * @param from from how many cases on an incident stands; 0 for never
     */
    public Gathering(IncidentStore incidents, CardStore cards, int from) {
        this.incidents = incidents;
        this.cards = cards;
        this.from = from;
    }

    @Override
    public void judged(CaseRef ref, Snapshot snapshot, boolean isAttack, Instant now) {
        if (from == 0 || incidents.member(ref).isPresent()) {
            return;
        }
        List<String> posts = posts(ref, snapshot);
        Optional<Incident.Aim> aim = isAttack ? aim(ref, snapshot) : Optional.empty();
        if (posts.isEmpty() && aim.isEmpty()) {
            return;
        }
        Instant openedAt = snapshot.openedAt();
        CaseRef incident = find(posts, aim, openedAt).orElseGet(() -> Incident.refOf(incidents.nextNumber()));
        incidents.change(incident, stored -> {
            Incident before = stored.orElseGet(() -> Incident.begin(incident));
            incidents.admit(new IncidentStore.Member(ref, incident, false, 0), openedAt, found(snapshot));
            posts.forEach(id -> lead(post(id), incident, openedAt, OF_POST));
            aim.ifPresent(a -> lead(person(a.key()), incident, openedAt, OF_TARGET));
            return join(before, before.about(posts, aim), ref, now);
        });
    }

    private Change<Incident, Boolean> join(Incident before, Incident about, CaseRef ref, Instant now) {
        boolean isBeginning = !before.stands() && incidents.count(before.ref(), from) >= from;
        Incident next = isBeginning ? about.standing(now) : about;
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.ofHouse(
                "incident.joined",
                ref.toString(),
                Json.object().with("incident", before.ref().toString())));
        List<Order> orders = new ArrayList<>();
        if (isBeginning) {
            entries.add(Entry.ofHouse(
                    "incident.stands", before.ref().toString(), Json.object().with("cases", from)));
            orders.add(Order.of(Errand.SHOW_INCIDENT, before.ref(), "stands", now));
        } else if (next.stands()) {
            orders.add(redraw(before.ref(), now));
        }
        boolean isSame = before.revision() > 0 && next.equals(before);
        return new Change<>(isSame ? Optional.empty() : Optional.of(next.step()), entries, orders, true);
    }

    private Optional<CaseRef> find(List<String> posts, Optional<Incident.Aim> aim, Instant openedAt) {
        return posts.stream()
                .flatMap(id -> known(post(id), openedAt, OF_POST).stream())
                .findFirst()
                .or(() -> aim.flatMap(a -> known(person(a.key()), openedAt, OF_TARGET)));
    }

    private Optional<CaseRef> known(String id, Instant openedAt, Duration near) {
        return incidents.key(id).filter(k -> isNear(k, openedAt, near)).map(IncidentStore.Key::incident);
    }

    private static boolean isNear(IncidentStore.Key key, Instant at, Duration near) {
        return !at.isBefore(key.firstAt().minus(near))
                && !at.isAfter(key.lastAt().plus(near));
    }

    /** From now on this leads to the incident; what leads to another one that is near goes on to do so. */
    private void lead(String id, CaseRef incident, Instant at, Duration near) {
        Optional<IncidentStore.Key> known = incidents.key(id).filter(k -> isNear(k, at, near));
        if (known.isEmpty()) {
            incidents.put(new IncidentStore.Key(id, incident, at, at));
            return;
        }
        IncidentStore.Key key = known.get();
        boolean isBeyond = at.isBefore(key.firstAt().minus(STEP))
                || at.isAfter(key.lastAt().plus(STEP));
        if (key.incident().equals(incident) && isBeyond) {
            incidents.put(new IncidentStore.Key(
                    id,
                    incident,
                    at.isBefore(key.firstAt()) ? at : key.firstAt(),
                    at.isAfter(key.lastAt()) ? at : key.lastAt()));
        }
    }

    @Override
    public boolean raises(CaseRef ref, Snapshot snapshot, Alarm alarm, Instant now) {
        Optional<String> id = idOf(ref, snapshot, alarm);
        Optional<IncidentStore.Key> known = id.flatMap(incidents::key).filter(k -> isNear(k, now, OF_ALARM));
        if (known.filter(k -> !k.incident().equals(ref)).isPresent()) {
            return false;
        }
        boolean isRaised = raisesInIncident(ref, snapshot, alarm);
        if (isRaised && known.isEmpty()) {
            id.ifPresent(first -> incidents.put(new IncidentStore.Key(first, ref, now, now)));
        }
        return isRaised;
    }

    /** Some case systems open a case for each report, so that one post comes as many cases: what is asked about it is asked once, and once more when the target reports it. */
    private static Optional<String> idOf(CaseRef ref, Snapshot snapshot, Alarm alarm) {
        return ownPost(ref, snapshot)
                .map(post -> String.join(
                        " ",
                        "alarm",
                        post,
                        alarm.ladder(),
                        found(snapshot) == IncidentStore.Found.TARGET ? "target" : "others",
                        alarm.reason()));
    }

    private boolean raisesInIncident(CaseRef ref, Snapshot snapshot, Alarm alarm) {
        Optional<IncidentStore.Member> member = incidents.member(ref);
        if (member.isEmpty() || member.get().isAlone()) {
            return true;
        }
        String about =
                alarm.ladder() + " " + aim(ref, snapshot).map(Incident.Aim::key).orElse("nobody");
        CaseRef incident = member.get().incident();
        return incidents.change(incident, stored -> {
            Incident before = stored.orElseThrow();
            if (before.hasRaised(about)) {
                // before it stands, each of its few cases raises its own
                return Change.none(!before.stands());
            }
            incidents.showAlone(ref);
            Json.Builder details = Json.object().with("ladder", alarm.ladder()).with("case", ref.toString());
            return Change.to(
                            before.raising(about).step(),
                            Entry.ofHouse("incident.raised", incident.toString(), details))
                    .answering(true);
        });
    }

    @Override
    public boolean holds(CaseRef ref) {
        return holder(ref).isPresent();
    }

    @Override
    public Optional<CaseRef> holder(CaseRef ref) {
        return incidents
                .member(ref)
                .filter(m -> !m.isAlone())
                .flatMap(m -> incidents.find(m.incident()))
                .filter(Incident::stands)
                .map(Incident::ref);
    }

    @Override
    public void retold(CaseRef ref, Snapshot snapshot, Instant now) {
        ownPost(ref, snapshot)
                .flatMap(id -> incidents.key(post(id)))
                .ifPresent(key -> redrawIfItStands(key.incident(), now));
    }

    @Override
    public void moved(CaseRef ref, Instant now) {
        incidents.member(ref).ifPresent(m -> redrawIfItStands(m.incident(), now));
    }

    private void redrawIfItStands(CaseRef incident, Instant now) {
        incidents.change(incident, stored -> {
            boolean stands = stored.filter(Incident::stands).isPresent();
            return new Change<>(
                    Optional.empty(), List.of(), stands ? List.of(redraw(incident, now)) : List.of(), stands);
        });
    }

    /** The incident on whose card a case is shown, and where that card stands; empty when the case stands for itself. */
    public Optional<Incident> shownOn(CaseRef ref) {
        return holds(ref) && cards.find(ref).isEmpty()
                ? incidents.member(ref).flatMap(m -> incidents.find(m.incident()))
                : Optional.empty();
    }

    /** The card is drawn anew at the end of the few seconds that now are in, once, however often this is ordered. */
    static Order redraw(CaseRef incident, Instant now) {
        long turn = Math.floorDiv(now.getEpochSecond(), EVERY.toSeconds()) + 1;
        return Order.of(Errand.SHOW_INCIDENT, incident, "t" + turn, Instant.ofEpochSecond(turn * EVERY.toSeconds()));
    }

    /** The post that a case is about, as {@code source/post}. */
    private static Optional<String> ownPost(CaseRef ref, Snapshot snapshot) {
        return snapshot.content()
                .flatMap(Snapshot.Content::id)
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
                .map(id -> ref.source() + "/" + id);
    }

    private static List<String> posts(CaseRef ref, Snapshot snapshot) {
        String own = snapshot.content().flatMap(Snapshot.Content::id).orElse("");
        return snapshot.content().map(Snapshot.Content::refersTo).orElse(List.of()).stream()
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID && !id.equals(own))
                .distinct()
                .limit(MOST_POSTS)
                .map(id -> ref.source() + "/" + id)
                .collect(Collectors.toList());
    }

    private static Optional<Incident.Aim> aim(CaseRef ref, Snapshot snapshot) {
        return snapshot.target()
                .filter(t -> !t.id().isBlank() && t.id().length() <= LONGEST_ID)
                .map(t -> new Incident.Aim(ref.source() + "/" + t.id(), handle(t)));
    }

    private static String handle(Party target) {
        return target.handle()
                .substring(0, Math.min(LONGEST_HANDLE, target.handle().length()));
    }

    private static String post(String id) {
        return "post " + id;
    }

    private static String person(String id) {
        return "person " + id;
    }

    private static IncidentStore.Found found(Snapshot snapshot) {
        boolean byTarget = snapshot.reports().stream().anyMatch(r -> BY_TARGET.contains(r.by()))
                || snapshot.foundBy().filter(BY_TARGET::contains).isPresent();
        if (byTarget) {
            return IncidentStore.Found.TARGET;
        }
        boolean isFoundFirst = snapshot.foundBy().filter("proactive"::equals).isPresent();
        return isFoundFirst && snapshot.reports().isEmpty()
                ? IncidentStore.Found.PROACTIVE
                : IncidentStore.Found.OTHERS;
    }
}

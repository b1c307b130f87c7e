package casebell.store;

import casebell.cases.CaseRef;
import casebell.review.Together;
import casebell.review.incident.Incident;
import casebell.review.incident.IncidentStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The incidents, with the cases that are in them. How a case stands is read from its review, so it is never written twice. */
final class SqlIncidents extends SqlLedger<CaseRef, Incident> implements IncidentStore {
    private static final String WAITS = "waits";
    private static final String LEFT = "left";
    private static final String WITH_REVIEWS =
            " from incident_members m join reviews r on r.id = m.id where m.incident = ?";
    private static final long HOUR = 3_600_000;

    SqlIncidents(SqlStore store, InstantSource clock) {
        super(
                store,
                new Shelf<>(
                        "incidents",
                        Incident.class,
                        i -> Map.of(
                                "number",
                                i.number(),
                                "stands",
                                i.stands() && !i.isClosed() ? 1 : 0,
                                "changed_at",
                                clock.instant().toEpochMilli())));
    }

    @Override
    public int nextNumber() {
        return (int) (1L + store().read(sql -> sql.number("select coalesce(max(number), 0) from incidents")));
    }

    @Override
    public List<Incident> standing(int limit) {
        return list("stands = 1 order by changed_at desc, number desc limit ?", limit);
    }

    @Override
    public Optional<Member> member(CaseRef ref) {
        return store().read(sql -> sql.first(
                "select incident, alone, batch from incident_members where id = ?",
                row -> new Member(ref, caseRef(row.getString(1)), row.getInt(2) == 1, row.getInt(3)),
                ref.toString()));
    }

    @Override
    public void admit(Member member, Instant openedAt, Found found) {
        run(
                "insert into incident_members (id, incident, opened_at, found, alone) values (?, ?, ?, ?, ?)",
                member.ref().toString(),
                member.incident().toString(),
                openedAt.toEpochMilli(),
                found.word(),
                member.isAlone() ? 1 : 0);
    }

    @Override
    public void showAlone(CaseRef ref) {
        run("update incident_members set alone = 1 where id = ?", ref.toString());
    }

    @Override
    public int count(CaseRef incident, int limit) {
        return (int) (long) store().read(sql -> sql.number(
                "select count(*) from (select 1 from incident_members where incident = ? limit ?) few",
                incident.toString(),
                limit));
    }

    @Override
    public Optional<Key> key(String id) {
        return store().read(sql -> sql.first(
                "select incident, first_at, last_at from incident_keys where id = ?",
                row -> new Key(
                        id,
                        caseRef(row.getString(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3))),
                id));
    }

    @Override
    public void put(Key key) {
        run(
                "insert into incident_keys (id, incident, first_at, last_at) values (?, ?, ?, ?)"
                        + " on conflict (id) do update set incident = excluded.incident,"
                        + " first_at = excluded.first_at, last_at = excluded.last_at",
                key.id(),
                key.incident().toString(),
                key.firstAt().toEpochMilli(),
                key.lastAt().toEpochMilli());
    }

    @Override
    public int move(CaseRef from, CaseRef into) {
        run("update incident_keys set incident = ? where incident = ?", into.toString(), from.toString());
        return run(
                "update incident_members set incident = ?, batch = 0, step = '' where incident = ?",
                into.toString(),
                from.toString());
    }

    @Override
    public List<Tally> tally(CaseRef incident) {
        return store().read(sql -> sql.list(
                "select r.severity, m.found, m.opened_at / " + HOUR + " as hour, r.stage, count(*)" + WITH_REVIEWS
                        + " group by r.severity, m.found, hour, r.stage order by r.severity, m.found, hour, r.stage",
                row -> new Tally(
                        row.getString(1),
                        Found.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        Instant.ofEpochMilli(row.getLong(3) * HOUR),
                        row.getString(4),
                        row.getInt(5)),
                incident.toString()));
    }

    @Override
    public List<Alike> alike(CaseRef incident) {
        return store().read(sql -> sql.list(
                "select r.verdict, min(m.id), count(*) as many" + WITH_REVIEWS
                        + " and r.verdict <> '' group by r.verdict order by many desc, r.verdict",
                row -> new Alike(row.getString(1), caseRef(row.getString(2)), row.getInt(3)),
                incident.toString()));
    }

    @Override
    public List<CaseRef> alike(CaseRef incident, String verdict, int skipped, int limit) {
        return store().read(sql -> sql.list(
                "select m.id" + WITH_REVIEWS + " and r.verdict = ? order by m.id limit ? offset ?",
                row -> caseRef(row.getString(1)),
                incident.toString(),
                verdict,
                limit,
                skipped));
    }

    @Override
    public int enrol(CaseRef incident, String verdict, int batch) {
        return run(
                "update incident_members set batch = ?, step = ? where incident = ? and step <> ?"
                        + " and id in (select m.id" + WITH_REVIEWS + " and r.verdict = ?)",
                batch,
                WAITS,
                incident.toString(),
                WAITS,
                incident.toString(),
                verdict);
    }

    @Override
    public List<CaseRef> waiting(CaseRef incident, int batch, int limit) {
        return store().read(sql -> sql.list(
                "select id from incident_members where incident = ? and batch = ? and step = ? order by id limit ?",
                row -> caseRef(row.getString(1)),
                incident.toString(),
                batch,
                WAITS,
                limit));
    }

    @Override
    public List<CaseRef> underWay(CaseRef incident, int batch, int limit) {
        return store().read(sql -> sql.list(
                "select m.id" + WITH_REVIEWS + " and m.batch = ? and m.step = ? and r.stage in ('decided', 'acting')"
                        + " order by m.id limit ?",
                row -> caseRef(row.getString(1)),
                incident.toString(),
                batch,
                word(Together.Part.DECIDED),
                limit));
    }

    @Override
    public void settle(CaseRef ref, Together.Part part) {
        run("update incident_members set step = ? where id = ?", word(part), ref.toString());
    }

    @Override
    public void leave(CaseRef ref) {
        run("update incident_members set step = ? where id = ?", LEFT, ref.toString());
    }

    @Override
    public void settleWaiting(CaseRef incident, int batch, Together.Part part) {
        run(
                "update incident_members set step = ? where incident = ? and batch = ? and step = ?",
                word(part),
                incident.toString(),
                batch,
                WAITS);
    }

    @Override
    public Map<Together.Part, Integer> parts(CaseRef incident, int batch) {
        Map<Together.Part, Integer> parts = new TreeMap<>();
        store().read(sql -> sql.list(
                "select step, count(*) from incident_members where incident = ? and batch = ? and step <> ?"
                        + " group by step",
                row -> parts.merge(part(row.getString(1)), row.getInt(2), Integer::sum),
                incident.toString(),
                batch,
                WAITS));
        return parts;
    }

    private static String word(Together.Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static Together.Part part(String step) {
        return step.equals(LEFT) ? Together.Part.DECIDED : Together.Part.valueOf(step.toUpperCase(Locale.ROOT));
    }

    private int run(String statement, Object... values) {
        return store().write(sql -> sql.run(statement, values));
    }

    private static CaseRef caseRef(String text) {
        return CaseRef.read(text).orElseThrow();
    }
}
